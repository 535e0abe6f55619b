package org.stegvis.server.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final Pace pace = new Pace(new RequestLimit(60), now::get);

    private void pass(long seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private int passing(String who, int asked) {
        int passed = 0;
        for (int i = 0; i < asked; i++) {
            passed += pace.ask(who).passes() ? 1 : 0;
        }
        return passed;
    }

    @Test
    void a_minutes_requests_pass_at_once_and_then_as_many_as_come_back() {
        assertThat(passing("user:1", 100)).isEqualTo(60);
        pass(5);
        assertThat(passing("user:1", 100)).isEqualTo(5);
        pass(3600);
        assertThat(passing("user:1", 100))
                .as("no more than a minute's is saved")
                .isEqualTo(60);
    }

    @Test
    void who_is_held_up_is_told_how_long_and_holds_up_nobody_else() {
        assertThat(passing("user:1", 60)).isEqualTo(60);
        Pace.Answer refused = pace.ask("user:1");
        assertThat(refused.seconds()).isEqualTo(1);
        assertThat(refused.first()).isTrue();
        assertThat(pace.ask("user:1").first()).as("told once within a minute").isFalse();
        assertThat(pace.ask("machine:2").passes()).isTrue();
        pass(refused.seconds());
        assertThat(pace.ask("user:1").passes()).isTrue();
        pass(30);
        assertThat(passing("user:1", 31)).isEqualTo(30);
        pass(31);
        assertThat(passing("user:1", 31)).isEqualTo(31);
        assertThat(pace.ask("user:1").first())
                .as("told again in another minute")
                .isTrue();
    }

    @Test
    void who_has_not_asked_for_a_minute_is_forgotten() {
        for (int i = 0; i < 1000; i++) {
            pace.ask("participant:" + i);
        }
        assertThat(pace.size()).isEqualTo(1000);
        pass(61);
        pace.ask("user:1");
        assertThat(pace.size()).isEqualTo(1);
    }

    @Test
    void the_limit_is_what_the_environment_says_and_none_for_0() {
        assertThat(RequestLimit.of(Map.of()).aMinute()).isEqualTo(3000);
        assertThat(RequestLimit.of(Map.of(RequestLimit.VARIABLE, " 500 ")).aMinute())
                .isEqualTo(500);
        assertThatThrownBy(() -> RequestLimit.of(Map.of(RequestLimit.VARIABLE, "many")))
                .hasMessageContaining("STEGVIS_REQUESTS_PER_MINUTE")
                .hasMessageContaining("'many'");
        var without = new Pace(new RequestLimit(0), now::get);
        for (int i = 0; i < 10_000; i++) {
            assertThat(without.ask("user:1").passes()).isTrue();
        }
    }
}
