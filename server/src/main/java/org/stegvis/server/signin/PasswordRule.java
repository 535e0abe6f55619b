package org.stegvis.server.signin;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which passwords are taken: 12 to 128 characters of any kind that somebody who guesses would not come to
/// soon. Refused are the common ones and what is put together of a few of them, names, years, rows of keys
/// and letters, and what stands in the person's own name and address; and every line of a file that the
/// operator may lay beside the data.
///
/// Source: NIST SP 800-63B-4, 3.1.1.2 (a list of common and expected passwords, no rules of composition); the order of
/// guesses is that of zxcvbn (Wheeler 2016).
public final class PasswordRule {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;
    /// Fewer guesses than this are too few.
    static final double GUESSES = 1e8;

    // Longer ones take long to measure, and what is good so far is good enough.
    private static final int MEASURED = 64;
    private static final List<String> OURS = List.of("stegvis", "randomise", "randomize", "trial", "study", "studie");

    private final Zxcvbn measure = new Zxcvbn();
    private final Set<String> refused;

    /// @param file one password a line; it need not be there
    public PasswordRule(Path file) {
        refused = read(file);
    }

    private static Set<String> read(Path file) {
        if (!Files.exists(file)) {
            return Set.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(PasswordRule::plain)
                    .filter(line -> line.length() >= SHORTEST)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException failure) {
            throw new UncheckedIOException("The file of refused passwords " + file + " cannot be read.", failure);
        }
    }

    private static String plain(String password) {
        return password.strip().toLowerCase(Locale.ROOT);
    }

    boolean isWeak(String password, String name, String email) {
        if (password.length() < SHORTEST || password.length() > LONGEST || refused.contains(plain(password))) {
            return true;
        }
        List<String> own = Stream.concat(
                        OURS.stream(),
                        Stream.of(Stream.of(name, email), Stream.of(name.split("\\W+")), Stream.of(email.split("\\W+")))
                                .flatMap(parts -> parts))
                .map(PasswordRule::plain)
                .filter(part -> part.length() > 2)
                .distinct()
                .toList();
        String plain = plain(password);
        String foreign = own.stream()
                .sorted((one, other) -> other.length() - one.length())
                .reduce(plain, (left, part) -> left.replace(part, ""));
        // What is left beside the own names must be worth something by itself.
        return foreign.length() < 5
                || measure.measure(password.substring(0, Math.min(MEASURED, password.length())), own)
                                .getGuesses()
                        < GUESSES;
    }
}
