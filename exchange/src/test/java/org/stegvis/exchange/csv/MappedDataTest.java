package org.stegvis.exchange.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.stegvis.exchange.mapping.ColumnMapping;
import org.stegvis.exchange.mapping.MappingReader;
import org.stegvis.exchange.mapping.MappingReading;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.data.TrialData;

/// Somebody else's file, read through a mapping.
class MappedDataTest {

    private static final Protocol BACK_PAIN = Trials.backPain();

    private static DataReading read(String mapping, String data) {
        var reading = MappingReader.read(BACK_PAIN, "m.yaml", "mapping: 1\n" + mapping);
        assertThat(reading).as("%s", reading.findings()).isInstanceOf(MappingReading.Accepted.class);
        ColumnMapping accepted = ((MappingReading.Accepted) reading).mapping();
        byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
        return TrialDataReader.read(BACK_PAIN, "d.csv", new ByteArrayInputStream(bytes), accepted, Progress.SILENT);
    }

    private static TrialData accepted(String mapping, String data) {
        DataReading reading = read(mapping, data);
        assertThat(reading).as("%s", reading.findings()).isInstanceOf(DataReading.Accepted.class);
        return ((DataReading.Accepted) reading).data();
    }

    private static String told(DataReading reading) {
        return reading.findings().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void values_are_recoded_also_when_written_as_another_number() {
        TrialData data = accepted(
                "participant: ID\ncolumns: {first: {from: A1, values: {-1: pt, 1: cbt}}}",
                "ID,A1\n1,-1\n2,1.0\n3,NA\n4,\n");

        assertThat(data.levels("first").at(0)).isEqualTo("pt");
        assertThat(data.levels("first").at(1)).isEqualTo("cbt");
        assertThat(data.levels("first").isMissing(2)).isTrue();
        assertThat(data.levels("first").isMissing(3)).isTrue();
    }

    @Test
    void codes_for_missing_values_are_missing() {
        TrialData data = accepted(
                "participant: ID\ncolumns: {age: {from: AGE, missing: [-9, 999]}}", "ID,AGE\n1,-9\n2,999.0\n3,44\n");

        assertThat(data.numbers("age").toArray()).containsExactly(Double.NaN, Double.NaN, 44);
    }

    @Test
    void a_column_is_empty_where_its_condition_does_not_hold() {
        TrialData data = accepted(
                "participant: ID\ncolumns: {age: {from: AGE, when: {R: [0, 2]}}}",
                "ID,AGE,R\n1,40,0\n2,41,1\n3,42,2\n");

        assertThat(data.numbers("age").toArray()).containsExactly(40, Double.NaN, 42);
    }

    @Test
    void rows_are_numbered() {
        assertThat(accepted("number-rows: true\ncolumns: {age: {from: AGE}}", "AGE\n40\n41\n")
                        .participants())
                .containsExactly("1", "2");
    }

    @Test
    void a_source_that_the_file_lacks_is_named_with_the_nearest() {
        assertThat(told(read("participant: ID\ncolumns: {age: {from: AEG}}", "ID,AGE\n1,40\n")))
                .isEqualTo("m.yaml:3:23: error: found the column 'AEG', which d.csv does not have, "
                        + "expected one of its columns (ID, AGE). Did you mean 'AGE'?");
    }

    @Test
    void a_value_that_the_mapping_does_not_explain_is_an_error() {
        assertThat(told(read(
                        "participant: ID\ncolumns: {first: {from: A1, values: {-1: pt, 1: cbt}}}", "ID,A1\n1,2\n")))
                .contains(
                        "d.csv:2:3: error: first: found '2', expected a value that the mapping file explains (-1, 1). "
                                + "Add what it means to 'values' of 'first', or to 'missing'.");
    }
}
