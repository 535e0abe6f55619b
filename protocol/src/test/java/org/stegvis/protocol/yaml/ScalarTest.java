package org.stegvis.protocol.yaml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.protocol.yaml.Scalar.Kind;

class ScalarTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "~ | NULL",
                "null | NULL",
                "true | BOOLEAN",
                "False | BOOLEAN",
                "yes | TEXT",
                "no | TEXT",
                "on | TEXT",
                "12 | INTEGER",
                "-3 | INTEGER",
                "0o17 | INTEGER",
                "0x1F | INTEGER",
                "1_000 | TEXT",
                "1.5 | NUMBER",
                ".5 | NUMBER",
                "1e3 | NUMBER",
                "5. | NUMBER",
                ".inf | NUMBER",
                ".nan | NUMBER",
                "1:30 | TEXT",
                "2026-01-01 | TEXT",
                "'12' | TEXT",
                "\"true\" | TEXT",
                "'' | TEXT",
                "odi@week10 | TEXT"
            })
    void its_kind_follows_the_core_schema(String written, Kind kind) {
        assertThat(scalar("a: " + written).kind()).isEqualTo(kind);
    }

    @Test
    void numbers_have_their_value() {
        assertThat(scalar("a: 0o17").number()).isEqualTo(15);
        assertThat(scalar("a: 0x1F").number()).isEqualTo(31);
        assertThat(scalar("a: -2.5e-1").number()).isCloseTo(-0.25, within(1e-15));
        assertThat(scalar("a: -.inf").number()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(scalar("a: '1'").number()).isNaN();
    }

    /// In each file the letter X stands once; its place in the file is found from its place in the value.
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '§',
            value = {
                "a: odi X 1 ¦ 1 ¦ 8",
                "a: odi  and\\n  b and\\n     X ¦ 3 ¦ 6",
                "a: 'it''s X' ¦ 1 ¦ 11",
                "a: 'one\\n\\n  two X' ¦ 3 ¦ 7",
                "a: \"tab\\\\t quote\\\\\" X\" ¦ 1 ¦ 19",
                "a: \"\\\\u00e5 \\\\x41 X\" ¦ 1 ¦ 17",
                "a: \"one\\\\~  two X\" ¦ 2 ¦ 7",
                "a: >\\n  one\\n  two X ¦ 3 ¦ 7",
                "a: >- # why\\n    one\\n\\n    two\\n    X ¦ 5 ¦ 5",
                "a: |\\n  one\\n    two X ¦ 3 ¦ 9",
                "a: |2\\n    one X ¦ 2 ¦ 9",
                "b: 𝒳𝒳\\na: 𝒳 å X ¦ 2 ¦ 8"
            })
    void characters_are_found_in_every_style(String escaped, int line, int column) {
        String text =
                escaped.replaceAll("(?<!\\\\)\\\\n", "\n").replace("\\\\", "\\").replace("~", "\n");
        var scalar = scalar(text);
        assertThat(scalar.text()).contains("X");
        assertThat(scalar.placeAt(scalar.text().indexOf('X'))).isEqualTo(new Place("f.yaml", line, column));
    }

    @Test
    void the_end_of_the_value_is_behind_its_last_character() {
        assertThat(scalar("a: one two").placeAt(7)).isEqualTo(new Place("f.yaml", 1, 11));
        assertThat(scalar("a: one two").placeAt(100)).isEqualTo(new Place("f.yaml", 1, 11));
    }

    private static Scalar scalar(String text) {
        var findings = new Findings();
        var root = YamlTree.of(Source.of("f.yaml", text), Limits.withDefaults(), findings);
        assertThat(findings.all()).isEmpty();
        assertThat(root).isInstanceOf(Mapping.class);
        return (Scalar) requireNonNull(((Mapping) requireNonNull(root)).get("a"));
    }
}
