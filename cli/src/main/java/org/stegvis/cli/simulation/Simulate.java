package org.stegvis.cli.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.analysis.ResultsText;
import org.stegvis.cli.input.OriginFile;
import org.stegvis.cli.input.ProtocolFile;
import org.stegvis.cli.input.ScenarioFile;
import org.stegvis.cli.machines.Elsewhere;
import org.stegvis.cli.machines.ElsewhereOptions;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Bar;
import org.stegvis.cli.terminal.Build;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.design.compiled.CompiledTrial;
import org.stegvis.design.machines.DataOrder;
import org.stegvis.design.machines.Machines;
import org.stegvis.design.machines.MachinesFailure;
import org.stegvis.design.machines.SentProtocol;
import org.stegvis.design.machines.StudyOrder;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.simulation.Screening;
import org.stegvis.design.simulation.SimulatedTrial;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.design.simulation.Truth;
import org.stegvis.design.simulation.UnplayableScenario;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.exchange.csv.TrialDataWriter;
import org.stegvis.exchange.origin.Origin;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stegvis simulate`: a data set of made-up participants, played through the engine.
@Command(
        name = "simulate",
        header = "Simulate a trial with made-up participants.",
        description = {
            "Plays the trial out step by step through the engine that runs real trials, and writes the data set.",
            "The same seed gives the same data. Beside data.csv stands data.origin.yaml: that the participants are made up, by",
            "which scenario and seed, and what became of those assessed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis simulate trials/back-pain.yaml trials/back-pain.scenario.yaml --participants 749 --seed 1 --out data.csv",
            "  stegvis simulate trials/back-pain.yaml trials/back-pain.scenario.yaml --truth 200000",
            "  stegvis simulate trials/back-pain.yaml trials/back-pain.scenario.yaml --out data.csv --truth 200000",
            "  stegvis simulate trials/back-pain.yaml trials/back-pain.scenario.yaml --participants 10000000 --out registry --spark local[2]"
        })
public final class Simulate implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "PROTOCOL", description = "The protocol file.")
    private Path protocolFile;

    @Parameters(index = "1", paramLabel = "SCENARIO", description = "How the participants behave.")
    private Path scenarioFile;

    @Option(names = "--participants", paramLabel = "N", description = "How many to enrol (default: as planned).")
    private @Nullable Integer participants;

    @Option(names = "--seed", paramLabel = "SEED", description = "A whole number (default 1).")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the data; without it, standard output.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    @Option(
            names = "--truth",
            paramLabel = "N",
            description = {
                "Show the true values under the scenario, from N made-up participants: with --out beside what the planned",
                "analyses estimate from the data, without --out alone and instead of data."
            })
    private @Nullable Integer truth;

    @Mixin
    private ElsewhereOptions elsewhere = new ElsewhereOptions();

    @Option(
            names = "--part",
            paramLabel = "N",
            description = {
                "With --spark: write folder --out as Parquet, a file for each N participants (default 100000), whose data are",
                "those of a trial of their own."
            })
    private @Nullable Integer part;

    /// @param console where the verb writes
    public Simulate(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Protocol protocol = ProtocolFile.read(protocolFile, console).protocol();
        ScenarioReading.Accepted accepted = ScenarioFile.read(scenarioFile, protocol, console);
        String master = elsewhere.master();
        if (master != null) {
            return elsewhere(master, protocol);
        }
        if (part != null) {
            throw new BadInput("--part is for --spark MASTER; give both or neither");
        }
        try {
            TrueEffects effects = truth == null ? null : truth(protocol, accepted, positive("--truth", truth));
            if (effects != null && out == null) {
                say(protocol, effects);
            } else {
                simulate(protocol, accepted, effects);
            }
        } catch (UnplayableScenario unplayable) {
            throw new BadInput(scenarioFile + ": " + unplayable.getMessage(), unplayable);
        }
        return ExitCodes.DONE;
    }

    private TrueEffects truth(Protocol protocol, ScenarioReading.Accepted scenario, int made) {
        try (var bar = new Bar(console, "Finding what is true", made)) {
            return Truth.of(protocol, scenario.scenario()).run(made, seed, bar);
        }
    }

    private int elsewhere(String master, Protocol protocol) throws IOException {
        if (out == null && truth != null && part == null) {
            return truthElsewhere(master, protocol, positive("--truth", truth));
        }
        if (out == null || truth != null) {
            throw new BadInput("--spark writes a folder of Parquet files; give --out FOLDER, or --truth N alone");
        }
        if (!CompiledTrial.isFor(protocol)) {
            throw new BadInput(
                    "the protocol counts visits from decisions, or asks for a procedure that cannot be played in"
                            + " parts; simulate it without --spark");
        }
        int wanted = positive(
                "--participants", participants == null ? protocol.trial().participants() : participants);
        var order = new DataOrder(
                SentProtocol.of(protocolFile, false),
                Files.readString(scenarioFile),
                wanted,
                positive("--part", part == null ? 100_000 : part),
                seed);
        try (Machines machines = Elsewhere.connect(master, elsewhere.settings());
                var bar = new Bar(console, "Simulating", wanted)) {
            machines.simulate(order, out.toString(), bar);
        } catch (MachinesFailure failure) {
            throw new BadInput(String.valueOf(failure.getMessage()), failure);
        }
        console.message(
                "%,d made-up participants in %,d files (seed %d): %s".formatted(wanted, order.parts(), seed, out));
        return ExitCodes.DONE;
    }

    private int truthElsewhere(String master, Protocol protocol, int made) throws IOException {
        var order = new StudyOrder(
                SentProtocol.of(protocolFile, false),
                Files.readString(scenarioFile),
                Map.of(),
                protocol.trial().participants(),
                1,
                seed,
                made,
                Build.version());
        try (Machines machines = Elsewhere.connect(master, elsewhere.settings())) {
            say(protocol, machines.truth(order));
        } catch (MachinesFailure failure) {
            throw new BadInput(String.valueOf(failure.getMessage()), failure);
        } catch (UnplayableScenario unplayable) {
            throw new BadInput(scenarioFile + ": " + unplayable.getMessage(), unplayable);
        }
        return ExitCodes.DONE;
    }

    private void simulate(Protocol protocol, ScenarioReading.Accepted scenario, @Nullable TrueEffects effects)
            throws IOException {
        if (out != null && Files.exists(out) && !force) {
            throw new BadInput(out + " is there already; name another file, or give --force to replace it");
        }
        int wanted = positive(
                "--participants", participants == null ? protocol.trial().participants() : participants);
        SimulatedTrial trial;
        try (var bar = new Bar(console, "Simulating", wanted)) {
            trial = Simulation.of(protocol, scenario.scenario()).run(wanted, seed, bar);
        }
        Screening screening = trial.screening();
        console.message("%,d made-up people assessed, %,d not eligible, %,d declined, %,d enrolled (seed %d)"
                .formatted(
                        screening.assessed(),
                        screening.ineligible(),
                        screening.declined(),
                        screening.enrolled(),
                        seed));
        if (out == null) {
            TrialDataWriter.write(protocol, trial.data(), console.out());
        } else {
            OriginFile.write(trial, scenario.sha256(), seed, out);
            console.message("data: " + out);
            console.message("origin: " + Origin.beside(out));
        }
        if (effects != null) {
            new ResultsText(protocol, console, effects)
                    .say(PlannedAnalyses.of(protocol).run(trial.data()));
        }
    }

    private void say(Protocol protocol, TrueEffects effects) {
        for (TrueEffects.Effect effect : effects.analyses()) {
            console.result(effect.analysis().id());
            say(effect);
        }
        for (TrueEffects.Times times : effects.times()) {
            String unit = protocol.measure(times.analysis().outcome().measure()).scale()
                            instanceof Scale.TimeToEvent(var named)
                    ? " " + named
                    : "";
            console.result(String.format(
                    Locale.ROOT, "%s, until %.4g%s", times.analysis().id(), times.horizon(), unit));
            console.result("  mean of the time without the event");
            say(times.means());
            for (TrueEffects.Without each : times.without()) {
                console.result(String.format(Locale.ROOT, "  probability of no event up to %.4g%s", each.time(), unit));
                say(each.probabilities());
            }
        }
    }

    private void say(TrueEffects.Effect effect) {
        effect.values().forEach(value -> console.result(line(value.of(), value.value(), value.standardError())));
        effect.contrasts()
                .forEach(contrast -> console.result(
                        line(contrast.of() + " - " + contrast.versus(), contrast.value(), contrast.standardError())));
    }

    private static String line(String name, double value, double error) {
        return String.format(Locale.ROOT, "  %-40s %9.3f  (Monte Carlo error %.3f)", name, value, error);
    }

    private static int positive(String option, int value) {
        if (value < 1) {
            throw new BadInput("%s is %d but must be 1 or more".formatted(option, value));
        }
        return value;
    }
}
