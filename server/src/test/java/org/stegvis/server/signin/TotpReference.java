package org.stegvis.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The codes of RFC 6238, appendix B, for SHA-1: the secret is the ASCII text `12345678901234567890`; the
/// appendix prints eight digits, of which six are the last.
class TotpReference {
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_the_standard(long seconds, String code) {
        assertThat(Totp.code(SECRET, seconds / 30)).isEqualTo(code);
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(seconds), 0)).hasValue(seconds / 30);
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(seconds), seconds / 30))
                .isEmpty();
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(seconds + 120), 0))
                .isEmpty();
    }
}
