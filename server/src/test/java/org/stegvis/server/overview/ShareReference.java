package org.stegvis.server.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Intervals of shares against `crosscheck/shares.R`; four of them are the examples of NEWCOMBE 1998,
/// Statistics in Medicine 17, 857-872, for the score method without continuity correction.
class ShareReference {
    @ParameterizedTest
    @CsvFileSource(resources = "shares.csv", numLinesToSkip = 2)
    void intervals_are_those_of_r(int part, int whole, double lower, double upper) {
        var share = new Share(part, whole);
        assertThat(share.lower() / 100).isCloseTo(lower, within(1e-10));
        assertThat(share.upper() / 100).isCloseTo(upper, within(1e-10));
    }
}
