package org.stegvis.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.stegvis.protocol.yaml.Finding;

/// Whatever a hand does to a protocol, the reader answers: accepted, or findings with places inside the file.
class RandomEditsLaws {
    private static final List<String> ORIGINALS = Stream.of(
                    "back-pain", "star-d", "autism-2014", "preference", "extend")
            .map(id -> Edited.trial(id).text())
            .toList();
    private static final int LONGEST =
            ORIGINALS.stream().mapToInt(String::length).max().orElseThrow();

    /// At `from`, so many characters are replaced by the text.
    record Edit(int from, int removed, String inserted) {
        String applied(String text) {
            int start = text.isEmpty() ? 0 : from % text.length();
            int end = Math.min(start + removed, text.length());
            return text.substring(0, start) + inserted + text.substring(end);
        }
    }

    @Property(tries = 1000)
    void every_edit_is_answered(@ForAll("originals") String original, @ForAll("edits") List<Edit> edits) {
        String text = original;
        for (Edit edit : edits) {
            text = edit.applied(text);
        }
        Reading reading = ProtocolReader.read("f", text);
        long lines = text.lines().count() + 1;
        for (Finding finding : reading.findings()) {
            assertThat(finding.place().file()).isEqualTo("f");
            assertThat((long) finding.place().line()).isBetween(1L, lines);
            assertThat(finding.place().column()).isBetween(1, longestLine(text) + 1);
            assertThat(finding.found()).isNotBlank();
            assertThat(finding.expected()).isNotBlank();
        }
        if (reading instanceof Reading.Rejected) {
            assertThat(reading.findings()).anyMatch(Finding::isError);
        } else {
            assertThat(reading.findings()).noneMatch(Finding::isError);
        }
    }

    private static int longestLine(String text) {
        return text.lines().mapToInt(String::length).max().orElse(0);
    }

    @Provide
    Arbitrary<String> originals() {
        return Arbitraries.of(ORIGINALS);
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        Arbitrary<String> inserted = Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        " ",
                        "\n",
                        ": ",
                        "- ",
                        "[",
                        "]",
                        "{",
                        "}",
                        "'",
                        "\"",
                        "#",
                        "&a",
                        "*a",
                        "!t ",
                        "|\n",
                        ">\n",
                        "\t",
                        "---\n",
                        "null",
                        "-1",
                        "1e999",
                        ".nan",
                        "otherwise",
                        "first",
                        "odi@week10",
                        "missing(",
                        "not ",
                        "/ 0",
                        "\u0000",
                        "\uD800",
                        "å",
                        "{a: {b: [c]}}",
                        "<<: x\n"),
                Arbitraries.strings().ofMaxLength(8));
        return Combinators.combine(
                        Arbitraries.integers().between(0, LONGEST),
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.integers().between(0, 12)),
                                Tuple.of(1, Arbitraries.integers().between(0, 600))),
                        inserted)
                .as(Edit::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }
}
