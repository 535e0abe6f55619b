package org.stegvis.protocol.yaml;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the declared name that a misspelt one was most likely meant to be.
///
/// The distance counts letters inserted, deleted, replaced, and neighbours swapped.
/// Source: Damerau 1964, Commun ACM 7(3):171-176; the restricted ("optimal string alignment") form.
public final class NearestName {
    private static final int LONGEST = 64;

    private NearestName() {}

    /// The nearest of the names, the earlier on a tie; null when none is within a third of the letters (at least one).
    public static @Nullable String to(String name, Collection<String> declared) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return null;
        }
        String best = null;
        int least = Math.max(1, (name.length() + 1) / 3) + 1;
        for (String candidate : declared) {
            if (candidate.length() > LONGEST || Math.abs(candidate.length() - name.length()) >= least) {
                continue;
            }
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            // Two names without a letter in common place are not near, however short.
            if (distance < least && distance < Math.max(name.length(), candidate.length())) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            rows[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replaced = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(rows[i - 1][j - 1] + replaced, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                rows[i][j] = swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
            }
        }
        return rows[a.length()][b.length()];
    }
}
