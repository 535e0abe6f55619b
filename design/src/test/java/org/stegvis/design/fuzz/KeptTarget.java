package org.stegvis.design.fuzz;

import java.nio.file.Path;
import java.util.List;
import org.stegvis.design.operating.Kept;
import org.stegvis.design.operating.Study;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.fuzz.Told;

/// What a study that was stopped has kept in a file: taken up again, or told to be damaged.
public final class KeptTarget {
    private static final Protocol PROTOCOL = Trials.backPain();
    private static final Study STUDY = study();

    private KeptTarget() {}

    /// Makes the study, before any input is timed.
    public static void fuzzerInitialize() {
        STUDY.nothing();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Kept kept;
        try {
            kept = STUDY.kept(Told.text(input));
        } catch (IllegalArgumentException damaged) {
            if (damaged.getMessage() == null || damaged.getMessage().isBlank()) {
                throw new IllegalStateException("damage without a word", damaged);
            }
            return;
        }
        if (kept.replicates() > 1) {
            kept.summary();
        }
    }

    /// A kept study that is in order: nothing yet, and nothing in so many replicates.
    static List<String> valid() {
        String nothing = STUDY.nothing().text();
        return List.of(nothing, nothing.replaceFirst("0", "1000"));
    }

    private static Study study() {
        Path file = Trials.folder().resolve("back-pain.scenario.yaml");
        return switch (ScenarioReader.read(file, PROTOCOL)) {
            case ScenarioReading.Rejected(var findings) -> throw new AssertionError(findings);
            case ScenarioReading.Accepted accepted -> {
                Scenario scenario = accepted.scenario();
                yield Study.of(PROTOCOL, scenario, Study.truth(PROTOCOL, scenario, 200, 1), 60, 1);
            }
        };
    }
}
