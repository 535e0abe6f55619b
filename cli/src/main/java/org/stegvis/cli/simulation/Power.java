package org.stegvis.cli.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.input.Languages;
import org.stegvis.cli.input.ProtocolFile;
import org.stegvis.cli.input.ScenarioFile;
import org.stegvis.cli.machines.Elsewhere;
import org.stegvis.cli.machines.ElsewhereOptions;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.FormatOption;
import org.stegvis.design.machines.Machines;
import org.stegvis.design.machines.SentProtocol;
import org.stegvis.design.scenario.UsualScenario;
import org.stegvis.design.simulation.UnplayableScenario;
import org.stegvis.exchange.output.WholeFile;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stegvis power`: how the trial as written behaves when it is simulated many times.
@Command(
        name = "power",
        header = "Simulate a trial many times: power, bias, coverage, the best regime, allocation.",
        description = {
            "Every replicate is a whole trial that is analysed as the protocol plans. Each number comes with its Monte Carlo",
            "error. The same seed gives the same numbers on any number of threads, and on any cluster (--spark).",
            "Without a scenario one is derived from the protocol; what it assumes is told."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis power trials/back-pain.yaml",
            "  stegvis power trials/back-pain.yaml trials/back-pain.scenario.yaml --replicates 5000",
            "  stegvis power trials/back-pain.yaml --write-scenario my.scenario.yaml",
            "  stegvis power trials/back-pain.yaml --goal \"regimes-week52: pt/cbt - cbt/pt >= 0.8\"",
            "  stegvis power trials/back-pain.yaml trials/back-pain.scenario.yaml --vary participants=500,749 --vary missing.week26=0.1,0.3",
            "  stegvis power trials/back-pain.yaml trials/back-pain.scenario.yaml --replicates 1000000 --state million.state",
            "  stegvis power trials/back-pain.yaml --replicates 100000 --spark spark://host:7077 --results power",
            "  stegvis power trials/codiacs.yaml --participants 300 --format json > power.json"
        })
public final class Power implements Callable<Integer> {

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

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(
            names = "--write-scenario",
            paramLabel = "FILE",
            description = "Instead of a simulation, write the scenario that is derived from the protocol.")
    private @Nullable Path write;

    @Option(
            names = "--vary",
            paramLabel = "PATH=V,V,…",
            description = {
                "Simulate with each of these values of the scenario, or of `participants`. Several make a grid; with",
                "--format json one document a line."
            })
    private List<String> vary = List.of();

    @Option(
            names = "--goal",
            paramLabel = "GOAL",
            description = {
                "Find the smallest trial that reaches a power: `ANALYSIS: A - B >= 0.8`, `ANALYSIS: best >= 0.9` for the",
                "choice of the best regime, `change: any >= 0.8` of trials changed at a look, or 0.8 for the first contrast."
            })
    private @Nullable String goal;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Keep what is added up in FILE, and go on from there when it is there already.")
    private @Nullable Path state;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = {
                "Write a page with figures as well: every few seconds while it runs, for a browser that looks at it,",
                "and when all is simulated."
            })
    private @Nullable Path report;

    @Option(names = "--language", paramLabel = "LANGUAGE", description = "Of the page: en (default) or nb.")
    private String language = "en";

    @Mixin
    private ElsewhereOptions elsewhere = new ElsewhereOptions();

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            description = {
                "With --spark: keep sums and results in FOLDER as Parquet as they come, and go on from there. Any file",
                "system that Spark knows."
            })
    private @Nullable String results;

    /// @param console where the verb writes
    public Power(Console console) {
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
        if (goal != null && (!vary.isEmpty() || state != null)) {
            throw new BadInput("--goal simulates trials of several sizes; give it without --vary and --state");
        }
        if (state != null && !vary.isEmpty()) {
            throw new BadInput("--state keeps one study; give it without --vary");
        }
        String master = elsewhere.master();
        if (master == null && results != null) {
            throw new BadInput("--results is for --spark MASTER; give both, or --state for a run on this machine");
        }
        if (master != null && state != null) {
            throw new BadInput("--state is for a run on this machine; give --results with --spark");
        }
        PowerReport page = PowerReport.at(report, Languages.named(language));
        PowerPlan plan = plan(accepted);
        plan.assumptions().forEach(each -> console.message("assumed: " + each));
        try {
            if (master == null) {
                new PowerRun(console, threads, format.chosen(), state, page, null).say(plan, vary, goal);
            } else {
                try (Machines machines = Elsewhere.connect(master, elsewhere.settings())) {
                    var protocol = SentProtocol.of(protocolFile, scenarioFile == null);
                    var there = new PowerElsewhere(machines, protocol, results, console);
                    new PowerRun(console, threads, format.chosen(), null, page, there).say(plan, vary, goal);
                }
            }
            if (page != null) {
                page.finish(plan, console);
            }
        } catch (UnplayableScenario unplayable) {
            throw new BadInput(
                    (scenarioFile == null ? "the usual scenario" : scenarioFile) + ": " + unplayable.getMessage(),
                    unplayable);
        }
        return ExitCodes.DONE;
    }

    private PowerPlan plan(Reading.Accepted accepted) throws IOException {
        Protocol protocol = accepted.protocol();
        int wanted = atLeast(
                1, "--participants", participants == null ? protocol.trial().participants() : participants);
        atLeast(2, "--replicates", replicates);
        atLeast(1, "--threads", threads);
        atLeast(2, "--truth", truth);
        if (scenarioFile == null) {
            UsualScenario usual = UsualScenario.of(protocol);
            return new PowerPlan(
                    usual.protocol(),
                    accepted.sha256(),
                    usual.scenario(),
                    null,
                    usual.text(),
                    usual.assumptions(),
                    Map.of(),
                    wanted,
                    replicates,
                    seed,
                    truth);
        }
        var scenario = ScenarioFile.read(scenarioFile, protocol, console);
        return new PowerPlan(
                protocol,
                accepted.sha256(),
                scenario.scenario(),
                scenario.sha256(),
                Files.readString(scenarioFile),
                List.of(),
                Map.of(),
                wanted,
                replicates,
                seed,
                truth);
    }

    private int write(Protocol protocol, Path file) throws IOException {
        if (Files.exists(file)) {
            throw new BadInput(file + " is there already; name another file");
        }
        WholeFile.write(file, UsualScenario.of(protocol).text());
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
