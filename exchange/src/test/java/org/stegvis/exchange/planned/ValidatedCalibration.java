package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bias, coverage and type I error of every registered estimator on trials whose truth is known, each
/// within four Monte Carlo errors of what theory says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValidatedCalibration {
    private static final int TRIALS = 200;
    private static final int PARTICIPANTS = 300;
    private static final double ERRORS = 4;

    private final Map<Validated, Operating> operating = Operating.of(Validated.all(), PARTICIPANTS, TRIALS, 7);

    List<Validated> all() {
        return List.copyOf(operating.keySet());
    }

    @ParameterizedTest
    @MethodSource("all")
    void values_are_unbiased_and_covered_and_no_effect_is_found_where_there_is_none(Validated validated) {
        Operating found = Objects.requireNonNull(operating.get(validated));
        double ofShare = Math.sqrt(0.05 * 0.95 / TRIALS);

        assertThat(found.failed()).isZero();
        assertThat(found.bias()).isLessThan(ERRORS / Math.sqrt(TRIALS));
        assertThat(found.coverage()).isGreaterThan(0.94 - ERRORS * ofShare).isLessThanOrEqualTo(1);
        assertThat(found.rejected()).isLessThan(0.06 + ERRORS * ofShare);
        assertThat(found.ratio()).isBetween(0.85, 1.15);
    }
}
