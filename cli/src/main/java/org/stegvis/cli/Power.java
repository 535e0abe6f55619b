package org.stegvis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.machines.Machines;
import org.stegvis.design.machines.SentProtocol;
import org.stegvis.design.operating.Kept;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.design.operating.SmallestTrial;
import org.stegvis.design.operating.Study;
import org.stegvis.design.scenario.UsualScenario;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.design.simulation.UnplayableScenario;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.Reading;
import org.stegvis.report.operating.StudyPage;
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
                "choice of the best regime, or 0.8 for the first contrast."
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
            description = "Write a page with figures as well, when all is simulated.")
    private @Nullable Path report;

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
        PowerReport page = PowerReport.at(report);
        PowerPlan plan = plan(accepted);
        plan.assumptions().forEach(each -> console.message("assumed: " + each));
        try {
            if (master == null) {
                say(plan, page, null);
            } else {
                try (Machines machines = Elsewhere.connect(master, elsewhere.settings())) {
                    var protocol = SentProtocol.of(protocolFile, scenarioFile == null);
                    say(plan, page, new PowerElsewhere(machines, protocol, results, console));
                }
            }
            if (page != null) {
                page.write(plan, console);
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

    /// @param machines null to simulate here
    private void say(PowerPlan plan, @Nullable PowerReport page, @Nullable PowerElsewhere machines) throws IOException {
        if (!vary.isEmpty()) {
            grid(PowerGrid.of(plan, vary), page, machines);
            return;
        }
        if (machines != null && goal == null) {
            tell(plan, machines.play(plan), page);
            return;
        }
        TrueEffects effects = Study.truth(plan.protocol(), plan.scenario(), plan.truth(), plan.seed());
        if (goal != null) {
            search(plan, effects, goal, page, machines);
            return;
        }
        tell(plan, simulated(plan, effects), page);
    }

    private void tell(PowerPlan plan, OperatingCharacteristics found, @Nullable PowerReport page) {
        if (page != null) {
            page.add(plan, found);
        }
        switch (format) {
            case TEXT -> new PowerText(plan, console).say(found);
            case JSON -> Json.write(PowerDocument.of(plan, found, null), console);
        }
    }

    private void grid(List<PowerPlan> cells, @Nullable PowerReport page, @Nullable PowerElsewhere machines)
            throws IOException {
        var text = new PowerGridText(console, cells);
        if (format == Format.TEXT) {
            text.head();
        }
        if (machines != null) {
            machines.play(cells, (cell, found) -> tell(text, cell, found, page));
            return;
        }
        Map<String, TrueEffects> truths = new HashMap<>();
        for (PowerPlan cell : cells) {
            TrueEffects effects = truths.computeIfAbsent(
                    cell.scenarioText(),
                    scenario -> Study.truth(cell.protocol(), cell.scenario(), cell.truth(), cell.seed()));
            tell(text, cell, simulated(cell, effects), page);
        }
    }

    private void tell(PowerGridText text, PowerPlan cell, OperatingCharacteristics found, @Nullable PowerReport page) {
        if (page != null) {
            page.add(cell, found);
        }
        switch (format) {
            case TEXT -> text.say(cell, found);
            case JSON -> Json.writeLine(PowerDocument.of(cell, found, null), console);
        }
    }

    private void search(
            PowerPlan plan,
            TrueEffects effects,
            String wanted,
            @Nullable PowerReport page,
            @Nullable PowerElsewhere machines) {
        Function<PowerPlan, OperatingCharacteristics> player =
                machines == null ? each -> played(each, effects, Study.Keeper.NONE) : machines::play;
        PowerGoal asked = PowerGoal.read(
                wanted,
                Study.of(plan.protocol(), plan.scenario(), effects, plan.participants(), plan.seed())
                        .run(2, 1, Study.Progress.SILENT));
        Map<Integer, OperatingCharacteristics> found = new HashMap<>();
        SmallestTrial.Answer answer = asked.search(
                plan.participants(), size -> found.computeIfAbsent(size, each -> player.apply(plan.with(each))));
        PowerPlan smallest = plan.with(answer.participants());
        OperatingCharacteristics there = found.computeIfAbsent(answer.participants(), each -> player.apply(smallest));
        if (page != null) {
            page.add(smallest, there);
            page.goal(new StudyPage.Goal(asked.name(), asked.share(), answer));
        }
        switch (format) {
            case TEXT -> {
                asked.say(answer, console);
                new PowerText(smallest, console).say(there);
            }
            case JSON -> Json.write(PowerDocument.of(smallest, there, PowerDocument.Goal.of(asked, answer)), console);
        }
    }

    private OperatingCharacteristics simulated(PowerPlan plan, TrueEffects effects) throws IOException {
        if (state == null) {
            return played(plan, effects, Study.Keeper.NONE);
        }
        PowerState kept = PowerState.at(state, plan);
        Study study = Study.of(plan.protocol(), plan.scenario(), effects, plan.participants(), plan.seed());
        Kept before = kept.read(study, plan.replicates());
        if (before.replicates() > 0) {
            console.message("going on from %,d replicates of %s".formatted(before.replicates(), state));
        }
        return played(plan, study, before, soFar -> {
            kept.keep(soFar);
            if (soFar.replicates() + Study.CHUNK > plan.replicates()) {
                kept.write(soFar);
            }
        });
    }

    private OperatingCharacteristics played(PowerPlan plan, TrueEffects effects, Study.Keeper keeper) {
        Study study = Study.of(plan.protocol(), plan.scenario(), effects, plan.participants(), plan.seed());
        return played(plan, study, study.nothing(), keeper);
    }

    private OperatingCharacteristics played(PowerPlan plan, Study study, Kept before, Study.Keeper keeper) {
        try (var bar = new Bar(console, "Simulating", plan.replicates())) {
            var told = new PowerSoFar(console, bar, plan.replicates());
            return study.run(plan.replicates(), threads, bar, before, soFar -> {
                told.keep(soFar);
                keeper.keep(soFar);
            });
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
