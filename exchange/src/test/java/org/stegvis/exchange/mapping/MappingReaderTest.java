package org.stegvis.exchange.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.exchange.mapping.ColumnMapping.Participant;
import org.stegvis.exchange.mapping.ColumnMapping.SourceColumn;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;

/// What a mapping file may say, and what is said of one that is wrong.
class MappingReaderTest {

    private static final Protocol BACK_PAIN = Trials.backPain();

    private static ColumnMapping mapping(String text) {
        MappingReading reading = MappingReader.read(BACK_PAIN, "m.yaml", text);

        assertThat(reading.findings()).isEmpty();
        return ((MappingReading.Accepted) reading).mapping();
    }

    @Test
    void a_source_has_values_that_are_recoded_or_missing_and_conditions() {
        ColumnMapping mapping = mapping("""
                mapping: 1
                participant: ID
                columns:
                  second: {from: A2, values: {-1: cbt, 1: more, 9: ~}, missing: [-9, 99], when: {R: 0}}
                """);

        assertThat(mapping.participant())
                .isInstanceOfSatisfying(
                        Participant.From.class,
                        from -> assertThat(from.column().name()).isEqualTo("ID"));
        ColumnMapping.Source source = Objects.requireNonNull(mapping.columns().get("second"));
        assertThat(source.from().name()).isEqualTo("A2");
        assertThat(source.recoding()).isEqualTo(Map.of("-1", "cbt", "1", "more", "9", ""));
        assertThat(source.missing()).isEqualTo(Set.of("-9", "99"));
        assertThat(source.when().keySet()).extracting(SourceColumn::name).containsExactly("R");
    }

    @Test
    void rows_are_numbered_where_the_file_names_nobody() {
        assertThat(mapping("mapping: 1\nnumber-rows: true\ncolumns: {age: {from: AGE}}\n")
                        .participant())
                .isEqualTo(new Participant.RowNumber());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        columns: {age: {from: a}}                       | m.yaml:3:1: error: found no key 'mapping'
        {mapping: 2, columns: {age: {from: a}}}         | found version 2 of the format, expected version 1. This program reads version 1 only.
        {mapping: 1, columns: {age: {from: a}}}         | found no key 'participant', expected the key 'participant'. Add 'participant:'.
        {mapping: 1, participant: p, colums: {}}        | found the key 'colums', expected one of the keys mapping, number-rows, participant, columns. Did you mean 'columns'?
        {mapping: 1, participant: p, columns: {}}       | columns: found an empty mapping, expected a mapping of columns of the protocol to columns of the file.
        {mapping: 1, participant: p, columns: {odi@week01: {from: a}}} | Did you mean 'odi@week10'?
        {mapping: 1, participant: p, columns: {age: a}} | columns.age: found 'a', expected a mapping with from: {from: NAME}.
        {mapping: 1, participant: p, columns: {age: {form: a}}} | columns.age.form: found the key 'form', expected one of the keys from, values, missing, when. Did you mean 'from'?
        {mapping: 1, participant: p, columns: {first: {from: a, values: {1: pl}}}} | columns.first.values.1: found 'pl', expected one of pt, cbt. Did you mean 'pt'? Write ~ where the value says that nothing is known.
        {mapping: 1, participant: p, columns: {red-flags: {from: a, values: {1: 2}}}} | found 2, expected 1 (yes), 0 (no) or ~ (not known).
        {mapping: 1, participant: p, columns: {age: {from: a, values: {1: old}}}} | found 'old', expected a number, or ~ (not known).
        {mapping: 1, participant: p, number-rows: true, columns: {age: {from: a}}} | found 'participant' beside 'number-rows', expected one of the two.
        """)
    void the_finding_says_where_and_what(String file, String finding) {
        String text = file.startsWith("{") ? file : "\n\n" + file;

        assertThat(MappingReader.read(BACK_PAIN, "m.yaml", text).findings().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining("\n")))
                .contains(finding);
    }
}
