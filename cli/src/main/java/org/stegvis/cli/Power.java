package org.stegvis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.design.operating.Study;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.UsualScenario;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.design.simulation.UnplayableScenario;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stegvis power`: how the trial as written behaves when it is simulated many times.
@Command(
        name = "power",
        header = "Simulate a trial many times: power, bias, coverage, the best regime, allocation.",
        description = {
            "Every replicate is a whole trial that is analysed as the protocol plans. Each number comes with its Monte Carlo",
            "error. The same seed gives the same numbers on any number of threads.",
            "Without a scenario one is derived from the protocol; what it assumes is told."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis power trials/back-pain.yaml",
            "  stegvis power trials/back-pain.yaml trials/back-pain.scenario.yaml --replicates 5000",
            "  stegvis power trials/back-pain.yaml --write-scenario my.scenario.yaml",
            "  stegvis power trials/codiacs.yaml --participants 300 --format json > power.json"
        })
final class Power implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "PROTOCOL", description = "The protocol file.")
    private Path protocolFile;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "How the participants behave (default: derived from the protocol).")
    private @Nullable Path scenarioFile;

    @Option(names = "--replicates", paramLabel = "N", description = "How many trials to simulate (default 1000).")
    private long replicates = 1000;

    @Option(names = "--participants", paramLabel = "N", description = "How many each enrols (default: as planned).")
    private @Nullable Integer participants;

    @Option(names = "--seed", paramLabel = "SEED", description = "A whole number (default 1).")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "T", description = "How many threads (default: one a processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--truth",
            paramLabel = "N",
            description = "How many made-up participants tell the true values (default 100000).")
    private int truth = 100_000;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Format format = Format.TEXT;

    @Option(
            names = "--write-scenario",
            paramLabel = "FILE",
            description = "Instead of a simulation, write the scenario that is derived from the protocol.")
    private @Nullable Path write;

    Power(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Reading.Accepted accepted = ProtocolFile.read(protocolFile, console);
        if (write != null) {
            return write(accepted.protocol(), write);
        }
        if (accepted.protocol().analyses().isEmpty()) {
            throw new BadInput(protocolFile + " plans no analysis; add one under `analyses`");
        }
        Plan plan = plan(accepted);
        plan.assumptions().forEach(each -> console.message("assumed: " + each));
        try {
            say(plan);
        } catch (UnplayableScenario unplayable) {
            throw new BadInput(
                    (scenarioFile == null ? "the usual scenario" : scenarioFile) + ": " + unplayable.getMessage(),
                    unplayable);
        }
        return ExitCodes.DONE;
    }

    /// What is simulated.
    ///
    /// @param scenarioSha256 null where the scenario was derived
    record Plan(
            Protocol protocol,
            String protocolSha256,
            Scenario scenario,
            @Nullable String scenarioSha256,
            List<String> assumptions,
            int participants,
            long replicates,
            long seed,
            int truth) {
        Plan {
            assumptions = List.copyOf(assumptions);
        }
    }

    private Plan plan(Reading.Accepted accepted) throws IOException {
        Protocol protocol = accepted.protocol();
        int wanted = atLeast(
                1, "--participants", participants == null ? protocol.trial().participants() : participants);
        atLeast(2, "--replicates", replicates);
        atLeast(1, "--threads", threads);
        atLeast(2, "--truth", truth);
        if (scenarioFile == null) {
            UsualScenario usual = UsualScenario.of(protocol);
            return new Plan(
                    usual.protocol(),
                    accepted.sha256(),
                    usual.scenario(),
                    null,
                    usual.assumptions(),
                    wanted,
                    replicates,
                    seed,
                    truth);
        }
        var scenario = ScenarioFile.read(scenarioFile, protocol, console);
        return new Plan(
                protocol,
                accepted.sha256(),
                scenario.scenario(),
                scenario.sha256(),
                List.of(),
                wanted,
                replicates,
                seed,
                truth);
    }

    private void say(Plan plan) {
        TrueEffects effects = Study.truth(plan.protocol(), plan.scenario(), plan.truth(), plan.seed());
        Study study = Study.of(plan.protocol(), plan.scenario(), effects, plan.participants(), plan.seed());
        OperatingCharacteristics found;
        try (var bar = new Bar(console, "Simulating", plan.replicates())) {
            found = study.run(plan.replicates(), threads, bar);
        }
        switch (format) {
            case TEXT -> new PowerText(plan, console).say(found);
            case JSON -> Json.write(PowerDocument.of(plan, found), console);
        }
    }

    private int write(Protocol protocol, Path file) throws IOException {
        if (Files.exists(file)) {
            throw new BadInput(file + " is there already; name another file");
        }
        Files.writeString(file, UsualScenario.of(protocol).text());
        console.message("scenario: " + file);
        return ExitCodes.DONE;
    }

    private static int atLeast(int least, String option, long value) {
        if (value < least) {
            throw new BadInput("%s is %d but must be %d or more".formatted(option, value, least));
        }
        return (int) Math.min(value, Integer.MAX_VALUE);
    }
}
