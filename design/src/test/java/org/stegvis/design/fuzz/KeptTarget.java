package org.stegvis.design.fuzz;

import java.nio.file.Path;
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
        kept.summary();
    }

    /// A kept study that is in order.
    static String valid() {
        return STUDY.player().play(0, 10_000).text();
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
