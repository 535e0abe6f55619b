package org.stegvis.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JazzerLogTest {

    @Test
    void inputs_branches_and_findings_are_read_from_what_jazzer_prints() {
        var log = JazzerLog.of("""
                INFO: Running with entropic power schedule (0xFF, 100).
                #2\tINITED cov: 12 ft: 12 corp: 1/1b exec/s: 0 rss: 400Mb
                #4096\tpulse  cov: 345 ft: 900 corp: 20/1Kb lim: 43 exec/s: 2048 rss: 500Mb

                == Java Exception: java.lang.IllegalStateException: broken
                \tat org.stegvis.Some.method(Some.java:5)
                DEDUP_TOKEN: 0f0f
                == libFuzzer crashing input ==
                #8192\tDONE   cov: 350 ft: 901 corp: 20/1Kb lim: 43 exec/s: 2048 rss: 500Mb
                Done 8192 runs in 4 second(s)
                stat::number_of_executed_units: 8192
                """);
        assertThat(log.executions()).isEqualTo(8192);
        assertThat(log.edges()).isEqualTo(350);
        assertThat(log.findings())
                .containsExactly("java.lang.IllegalStateException: broken\n\tat org.stegvis.Some.method(Some.java:5)");
    }

    @Test
    void an_input_that_took_too_long_is_a_finding() {
        assertThat(JazzerLog.of("==12== ERROR: libFuzzer: timeout after 11 seconds\n")
                        .findings())
                .containsExactly("libFuzzer: timeout after 11 seconds");
    }
}
