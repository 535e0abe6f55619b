package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The tipping analysis where the truth is known: at the shift by which those who are gone differ, the contrast is
/// unbiased and covered; without the shift it is neither.
class ShiftedCalibration {
    private static final int TRIALS = 100;
    private static final int PARTICIPANTS = 300;

    @Test
    void at_the_shift_that_is_true_the_contrast_is_covered() {
        ShiftedOperating found = ShiftedOperating.of(-2, PARTICIPANTS, TRIALS, 3);

        assertThat(found.failed()).isZero();
        assertThat(found.bias()).isLessThan(4 / Math.sqrt(TRIALS));
        assertThat(found.coverage()).isGreaterThan(0.95 - 4 * Math.sqrt(0.05 * 0.95 / TRIALS));
        assertThat(found.ratio()).isBetween(0.85, 1.3);
    }
}
