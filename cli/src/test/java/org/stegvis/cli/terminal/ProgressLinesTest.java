package org.stegvis.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter written = new StringWriter();
    private final Console console = new Console(
            new PrintWriter(new StringWriter()), new PrintWriter(written), Console.Colour.PLAIN, Console.Colour.PLAIN);
    private long now = 7 * SECOND;

    private ProgressLines lines(long total) {
        return new ProgressLines(console, "Simulating", total, () -> now);
    }

    private List<String> told() {
        return written.toString().lines().toList();
    }

    @Test
    void a_short_task_says_nothing() {
        ProgressLines lines = lines(1_000);
        for (int second = 0; second < 29; second++) {
            lines.at(second * 30L);
            now += SECOND;
        }
        lines.at(999);
        lines.end();

        assertThat(told()).isEmpty();
    }

    @Test
    void a_long_one_says_every_half_minute_how_far_how_fast_and_how_long_still() {
        ProgressLines lines = lines(1_000_000);
        for (int second = 0; second <= 100; second++) {
            lines.at(second * 4_000L);
            now += SECOND;
        }

        assertThat(told())
                .containsExactly(
                        "Simulating: 12 % (120,000 of 1,000,000), 4,000 a second, 3 min 40 s left",
                        "Simulating: 24 % (240,000 of 1,000,000), 4,000 a second, 3 min 10 s left",
                        "Simulating: 36 % (360,000 of 1,000,000), 4,000 a second, 2 min 40 s left");
    }

    @Test
    void what_was_there_before_is_no_part_of_the_pace() {
        ProgressLines lines = lines(10_000);
        lines.at(9_000);
        now += 40 * SECOND;
        lines.tell("power 80.1 (0.3) % for a - b");
        lines.at(9_100);

        assertThat(told())
                .containsExactly(
                        "Simulating: 91 % (9,100 of 10,000), 2.5 a second, 6 min 0 s left; power 80.1 (0.3) % for a - b");
    }

    @Test
    void hours_are_told_as_hours_and_a_first_sign_after_long_without_a_pace() {
        ProgressLines lines = lines(1);
        lines.of(1_000_000);
        now += 31 * SECOND;
        lines.at(10);
        now += 100 * SECOND;
        lines.at(10_010);

        assertThat(told())
                .containsExactly(
                        "Simulating: 0 % (10 of 1,000,000)",
                        "Simulating: 1 % (10,010 of 1,000,000), 100 a second, 2 h 45 min left");
    }

    @Test
    void the_end_is_not_told_for_the_result_tells_it() {
        ProgressLines lines = lines(100);
        lines.at(0);
        now += 60 * SECOND;
        lines.at(100);

        assertThat(told()).isEmpty();
    }
}
