package org.stegvis.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Passwords that somebody who guesses would come to soon are refused, and others are not.
class PasswordRuleTest {
    @TempDir
    private Path folder;

    private boolean isWeak(String password) {
        return new PasswordRule(folder.resolve("none")).isWeak(password, "Kari Nordmann", "kari@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "P@ssw0rd1234",
                "qwertyuiop123",
                "iloveyou1234",
                "123456789012",
                "aaaaaaaaaaaa",
                "abcabcabcabcabc",
                "kari@example.org",
                "KariNordmann12",
                "StegvisStegvis1",
                "eleven char"
            })
    void what_is_soon_guessed_is_refused(String password) {
        assertThat(isWeak(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"four words in one row", "seven boats on dry land", "blåbærsyltetøy på skiva", "xkT9#vmq2Lwz"})
    void what_is_not_is_taken(String password) {
        assertThat(isWeak(password)).isFalse();
    }

    @Test
    void a_password_of_128_characters_is_taken_and_a_longer_one_is_not() {
        String long128 = "correct horse battery staple ".repeat(5).substring(0, 128);
        assertThat(isWeak(long128)).isFalse();
        assertThat(isWeak(long128 + "x")).isTrue();
    }

    @Test
    void what_the_operator_lays_beside_the_data_is_refused_too() throws IOException {
        Path file = Files.writeString(folder.resolve("refused"), "seven boats on dry land\n");
        assertThat(new PasswordRule(file).isWeak("Seven boats on dry land", "Kari", "kari@example.org"))
                .isTrue();
    }
}
