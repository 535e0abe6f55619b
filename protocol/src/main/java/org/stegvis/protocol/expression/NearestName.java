package org.stegvis.protocol.expression;

import java.util.Collection;
import java.util.Locale;

/// Finds the known name that a misspelt one was probably meant to be.
public final class NearestName {
    private static final int LONGEST = 80;

    private NearestName() {}

    /// The known name that takes the fewest changed, missing, added or swapped letters, if these are at most a
    /// third of it; empty text when none is near.
    public static String of(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return "";
        }
        String best = "";
        int fewest = Integer.MAX_VALUE;
        for (String name : known) {
            int limit = Math.max(1, Math.max(written.length(), name.length()) / 3);
            if (name.length() <= LONGEST && Math.abs(name.length() - written.length()) <= limit) {
                int changes = changes(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
                if (changes <= limit && changes < fewest && changes < Math.max(2, name.length())) {
                    best = name;
                    fewest = changes;
                }
            }
        }
        return best;
    }

    /// Source: Damerau 1964, in its restricted form (no letter is moved twice).
    private static int changes(String a, String b) {
        var table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            table[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            table[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replaced = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                table[i][j] = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
                }
            }
        }
        return table[a.length()][b.length()];
    }
}
