package org.stegvis.exchange.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.stegvis.exchange.Repository;
import org.stegvis.protocol.Trials;

/// What is read of an origin file, and what is told of one that does not fit.
class OriginFileTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final Screening SCREENING = new Screening(1605, 447, Map.of("age", 109, "pain", 161), 409, 0);

    private static OriginReading read(String text, int participants) {
        return OriginReader.read(Trials.backPain(), "data.origin.yaml", text, HASH, participants);
    }

    private static String told(String text, int participants) {
        return read(text, participants) instanceof OriginReading.Rejected(var findings)
                ? findings.getFirst().toString()
                : "accepted";
    }

    @Test
    void what_is_written_is_read() {
        for (Origin origin : new Origin[] {
            new Origin(new Origin.MadeUp("f".repeat(64), -7_000_000_000L), SCREENING),
            new Origin(null, SCREENING),
            new Origin(new Origin.MadeUp("f".repeat(64), 1), null)
        }) {
            assertThat(read(OriginWriter.text(origin, HASH), 749))
                    .isInstanceOfSatisfying(
                            OriginReading.Accepted.class,
                            accepted -> assertThat(accepted.origin()).isEqualTo(origin));
        }
    }

    @Test
    void the_example_of_the_page_is_read() {
        assertThat(read(example(), 749)).isInstanceOf(OriginReading.Accepted.class);
    }

    private static String example() {
        var matcher = Pattern.compile("```yaml\n(origin: 1\n.*?)```", Pattern.DOTALL)
                .matcher(Repository.reference("data.md"));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void a_file_of_other_data_is_refused() {
        String other = OriginWriter.text(new Origin(null, SCREENING), "f".repeat(64));
        assertThat(told(other, 749))
                .startsWith("data.origin.yaml:2:7: error: data: found")
                .contains(HASH);
    }

    @Test
    void counts_that_leave_other_than_the_participants_are_refused() {
        assertThat(told(OriginWriter.text(new Origin(null, SCREENING), HASH), 750))
                .contains("which leaves 749", "the 750 participants");
    }

    @Test
    void a_misspelt_criterion_and_a_misspelt_key_are_told_with_the_nearest() {
        String screening = "origin: 1\nscreening: {assessed: 10, not-eligible: 2, declined: 0, not-met: {agee: 1}}\n";
        assertThat(told(screening, 8)).contains("'agee'", "'age'");
        assertThat(told("origin: 1\nmadeup: {}\n", 8)).contains("'madeup'", "'made-up'");
        assertThat(told("origin: 2\n", 8)).contains("error: origin");
        assertThat(told("origin: 1\nmade-up: {scenario: x, seed: 1.5}\n", 8)).contains("a whole number");
    }

    @Test
    void it_stands_beside_its_data() {
        assertThat(Origin.beside(Path.of("a/data.csv"))).isEqualTo(Path.of("a/data.origin.yaml"));
        assertThat(Origin.beside(Path.of("data"))).isEqualTo(Path.of("data.origin.yaml"));
    }
}
