package org.stegvis.cli.analysis;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.input.ScenarioFile;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.design.simulation.Truth;
import org.stegvis.design.simulation.UnplayableScenario;
import org.stegvis.protocol.Protocol;
import picocli.CommandLine.Option;

/// The options of verbs that can show true values beside estimates.
public final class TruthOptions {
    private static final long SEED = 1;

    @Option(
            names = "--truth",
            paramLabel = "SCENARIO",
            description = "Show beside the estimates what is true under this scenario.")
    private @Nullable Path scenarioFile;

    @Option(
            names = "--truth-participants",
            paramLabel = "N",
            description = "From how many made-up participants to compute the true values (default ${DEFAULT-VALUE}).",
            defaultValue = "100000")
    private int participants;

    /// What is true under a scenario, with what it takes to compute it again.
    ///
    /// @param participants how many the true values rest on
    public record Known(TrueEffects effects, String scenarioSha256, int participants, long seed) {

        /// Simulates as many as are wanted, or some more; always with the same seed.
        public static Known of(Protocol protocol, ScenarioReading.Accepted scenario, int wanted) {
            TrueEffects effects = Truth.of(protocol, scenario.scenario()).run(wanted, SEED);
            return new Known(effects, scenario.sha256(), effects.participants(), SEED);
        }
    }

    boolean isAsked() {
        return scenarioFile != null;
    }

    /// Null when nobody asked for true values.
    @Nullable
    Known known(Protocol protocol, Console console) throws NoSuchFileException {
        if (scenarioFile == null) {
            return null;
        }
        if (participants < 2) {
            throw new BadInput("--truth-participants is %d but must be 2 or more".formatted(participants));
        }
        try {
            return Known.of(protocol, ScenarioFile.read(scenarioFile, protocol, console), participants);
        } catch (UnplayableScenario unplayable) {
            throw new BadInput(scenarioFile + ": " + unplayable.getMessage(), unplayable);
        }
    }
}
