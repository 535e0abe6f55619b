package org.stegvis.protocol.file;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.protocol.Interim;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.yaml.YamlAsJson;

/// The section `interim` of a protocol, through the reader and against the published schema.
class InterimSectionTest {

    @TempDir
    private Path folder;

    @Test
    void looks_spending_and_futility_are_read() throws IOException {
        Path file = file("""
                interim:
                  analysis: function-week10
                  looks: [0.5, 0.75, 1]
                  spending: {method: hwang, gamma: -4}
                  futility: {spending: pocock, power: 0.9, kind: binding}
                """);
        assertThat(ProtocolSchema.read().errors(YamlAsJson.of(file))).isEmpty();
        assertThat(ProtocolReader.read(file)).isInstanceOfSatisfying(Reading.Accepted.class, accepted -> {
            Interim interim = requireNonNull(accepted.protocol().interim());
            assertThat(interim.analysis()).isEqualTo("function-week10");
            assertThat(interim.looks()).containsExactly(0.5, 0.75, 1.0);
            assertThat(interim.spending()).isEqualTo(new Interim.Spending.Hwang(-4));
            assertThat(interim.futility())
                    .isEqualTo(new Interim.Futility(new Interim.Spending.Pocock(), 0.9, Interim.Futility.Kind.BINDING));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"size: {power: 0.9, most: 2}", "narrow: odi@baseline >= 40"})
    void a_change_at_the_look_is_read(String change) throws IOException {
        Path file = file("interim: {analysis: function-week10, looks: [0.5, 1], spending: pocock, change: {%s}}%n"
                .formatted(change));
        assertThat(ProtocolSchema.read().errors(YamlAsJson.of(file))).isEmpty();
        assertThat(ProtocolReader.read(file))
                .isInstanceOfSatisfying(
                        Reading.Accepted.class,
                        accepted -> assertThat(
                                        requireNonNull(accepted.protocol().interim())
                                                .change())
                                .isNotNull());
    }

    @Test
    void embedded_regimes_may_be_dropped() throws IOException {
        Path file = file(
                "interim: {analysis: regimes-week52, looks: [0.5, 1], spending: pocock, change: {drop: {versus: pt/cbt, keep: 2}}}\n");
        assertThat(ProtocolSchema.read().errors(YamlAsJson.of(file))).isEmpty();
        assertThat(ProtocolReader.read(file))
                .isInstanceOfSatisfying(
                        Reading.Accepted.class,
                        accepted -> assertThat(
                                        requireNonNull(accepted.protocol().interim())
                                                .change())
                                .isEqualTo(new Interim.Change.Drop("pt/cbt", 2)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "function-week10 | [0.5, 1] | {drop: {versus: pt, keep: 1}} | three to 9 options",
                "regimes-week52 | [0.5, 1] | {drop: {versus: pt/mor, keep: 1}} | Did you mean",
                "regimes-week52 | [0.5, 1] | {drop: {versus: pt/cbt, keep: 3}} | a whole number from 1 to 2",
                "function-week10 | [0.5, 0.7, 1] | {size: {power: 0.9, most: 2}} | two looks",
                "function-week10 | [0.5, 1] | {size: {power: 0.9, most: 2}, narrow: odi@baseline > 40} | one of",
                "function-week10 | [0.5, 1] | {narrow: odi@week10 > 40, grow: 2} | grow",
                "regimes-week52 | [0.5, 1] | {size: {power: 0.9, most: 2}} | regimes are compared"
            })
    void a_change_that_does_not_fit_is_refused(String analysis, String looks, String change, String told)
            throws IOException {
        Path file = file("interim: {analysis: %s, looks: %s, spending: pocock, change: %s}%n"
                .formatted(analysis, looks, change));
        assertThat(ProtocolReader.read(file))
                .isInstanceOfSatisfying(
                        Reading.Rejected.class,
                        rejected -> assertThat(rejected.findings().toString()).contains(told));
    }

    @Test
    void a_protocol_without_the_section_has_no_looks() throws IOException {
        assertThat(ProtocolReader.read(file("")))
                .isInstanceOfSatisfying(
                        Reading.Accepted.class,
                        accepted -> assertThat(accepted.protocol().interim()).isNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "analysis: function-week1 | looks: [0.5, 1] | spending: pocock | function-week10",
                "analysis: function-week10 | looks: [0.5, 0.4, 1] | spending: pocock | a fraction above the one before it",
                "analysis: function-week10 | looks: [0.5, 0.9] | spending: pocock | rise to 1",
                "analysis: function-week10 | looks: [0.5, 1] | spending: pococ | pocock",
                "analysis: function-week10 | looks: [0.5, 1] | spending: {method: kim-demets} | rho",
                "analysis: function-week10 | looks: [0.5, 1] | spending: pocock, look: 1 | look"
            })
    void what_is_wrong_is_told_with_what_would_be_right(String analysis, String looks, String spending, String told)
            throws IOException {
        Path file = file("interim: {%s, %s, %s}%n".formatted(analysis, looks, spending));
        assertThat(ProtocolReader.read(file))
                .isInstanceOfSatisfying(
                        Reading.Rejected.class,
                        rejected -> assertThat(rejected.findings().toString()).contains(told));
    }

    @Test
    void futility_is_refused_for_a_test_without_direction() throws IOException {
        Path file = file("""
                interim:
                  analysis: regimes-week52
                  looks: [0.5, 1]
                  spending: pocock
                  futility: {spending: pocock, power: 0.8}
                """);
        assertThat(ProtocolReader.read(file))
                .isInstanceOfSatisfying(
                        Reading.Rejected.class,
                        rejected -> assertThat(rejected.findings().toString()).contains("no direction"));
    }

    private Path file(String section) throws IOException {
        String trial = Files.readString(Trials.folder().resolve("back-pain.yaml"));
        return Files.writeString(folder.resolve("trial.yaml"), trial + "\n" + section);
    }
}
