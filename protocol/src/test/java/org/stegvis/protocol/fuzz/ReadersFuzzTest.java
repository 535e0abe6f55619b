package org.stegvis.protocol.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.expression.ExpressionTarget;
import org.stegvis.protocol.instrument.file.Instruments;

/// Whatever the bytes, a reader answers: read, or findings with their places, soon and without an exception.
class ReadersFuzzTest {
    private static final List<String> WORDS = List.of(
            "stegvis: 1",
            "trial:",
            "treatments:",
            "measures:",
            "visits:",
            "eligibility:",
            "decisions:",
            "analyses:",
            "week: ",
            "window: ",
            "collect: ",
            "response: ",
            "if-missing: ",
            "routes:",
            "when: ",
            "otherwise",
            "continue: true",
            "options: [pt, cbt]",
            "allocate: ",
            "procedure: permuted-blocks",
            "minimisation",
            "sizes: ",
            "strata: ",
            "ratio: ",
            "interim:",
            "estimator: ",
            "odi@week10",
            "not response",
            "first = pt",
            "missing(",
            "count(",
            " >= 0.5",
            " / 0",
            "stegvis-instrument: 1",
            "items:",
            "scores:",
            "range: ");

    @Test
    void protocols() throws IOException {
        Fuzzing.of(ProtocolTarget.class, ProtocolTarget::fuzzerTestOneInput, protocolTexts(), WORDS)
                .run();
    }

    @Test
    void bytes_that_need_not_be_text() throws IOException {
        Fuzzing.of(
                        BytesTarget.class,
                        BytesTarget::fuzzerTestOneInput,
                        protocolTexts().subList(0, 2),
                        WORDS)
                .run();
    }

    @Test
    void instruments() throws IOException {
        var texts = new ArrayList<String>();
        for (String name : List.of("odi", "peg", "phq-9", "pgic", "promis-29")) {
            try (InputStream in = Objects.requireNonNull(
                    Instruments.class.getResourceAsStream("/org/stegvis/protocol/instrument/" + name + ".yaml"),
                    name)) {
                texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Fuzzing.of(InstrumentTarget.class, InstrumentTarget::fuzzerTestOneInput, texts, WORDS)
                .run();
    }

    @Test
    void expressions() {
        List<String> texts = List.of(
                "(odi@baseline - odi@week10) / odi@baseline >= 0.5",
                "age >= 18 and age <= 64 or not red-flags",
                "not response and first = pt",
                "missing(odi@week10) or second.class = non-response",
                "1 + 2 * 3 - -odi@now < 1e3",
                "sex = female",
                "site");
        List<String> words = List.of(
                "and",
                "or",
                "not ",
                "missing(",
                "count(",
                "of",
                " in [",
                "min(",
                "max(",
                "(",
                ")",
                "odi@week10",
                "second.class",
                "preferred",
                " = ",
                " != ",
                " <= ",
                "1e308",
                "0.1",
                "--",
                "response");
        Fuzzing.of(ExpressionTarget.class, ExpressionTarget::fuzzerTestOneInput, texts, words)
                .run();
    }

    private static List<String> protocolTexts() throws IOException {
        var texts = new ArrayList<String>();
        for (var file : Trials.files()) {
            texts.add(Files.readString(file));
        }
        return texts;
    }
}
