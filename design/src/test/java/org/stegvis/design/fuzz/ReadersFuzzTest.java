package org.stegvis.design.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.fuzz.Fuzzing;

/// Whatever the bytes, a reader answers: read, or findings with their places, soon and without an exception.
class ReadersFuzzTest {

    @Test
    void scenarios() throws IOException {
        List<String> texts = List.of(
                Files.readString(Trials.folder().resolve("back-pain.scenario.yaml")),
                Files.readString(Trials.folder().resolve("star-d.scenario.yaml")));
        List<String> words = List.of(
                "scenario: 1",
                "normal",
                "mean: ",
                "sd: ",
                "between",
                "probability: ",
                "levels: ",
                "recruitment:",
                "courses:",
                "dropout",
                "cost",
                "effects:",
                "odi@week10",
                "first = pt",
                "response",
                "[0, 1]",
                "per-week: ",
                "{",
                "}");
        Fuzzing.of(ScenarioTarget.class, ScenarioTarget::fuzzerTestOneInput, texts, words)
                .run();
    }

    @Test
    void what_a_study_has_kept() {
        Fuzzing.of(
                        KeptTarget.class,
                        KeptTarget::fuzzerTestOneInput,
                        KeptTarget.valid(),
                        List.of("0x1.0p0", "NaN", "Infinity", "-1", " ", "\n", "0x1.fffffffffffffp1023", "250"))
                .run();
    }
}
