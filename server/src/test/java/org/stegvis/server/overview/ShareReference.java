package org.stegvis.server.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareReference {
    /// NEWCOMBE 1998, Statistics in Medicine 17, 857-872, the examples of the score method without continuity
    /// correction.
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void shares_have_the_published_intervals(int part, int whole, double lower, double upper) {
        var share = new Share(part, whole);
        assertThat(share.lower() / 100).isCloseTo(lower, within(5e-5));
        assertThat(share.upper() / 100).isCloseTo(upper, within(5e-5));
    }
}
