package org.stegvis.protocol.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.stegvis.protocol.yaml.Finding;

/// What findings must be, whatever the file holds.
public final class Told {
    private static final int LONGEST = 4_000;

    private Told() {}

    /// The bytes as text, as a reader of texts takes them.
    public static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    /// Each finding stands in the file, on one line, with nothing in it that a terminal would obey.
    ///
    /// @param rejected whether the file was refused
    /// @throws IllegalStateException for a finding that does not
    public static void in(String file, String text, List<Finding> findings, boolean rejected) {
        long lines = text.lines().count() + 1;
        for (Finding finding : findings) {
            String line = finding.toString();
            require(finding.place().file().equals(file), "another file: " + line);
            require(finding.place().line() <= lines, "line of " + lines + ": " + line);
            require(line.codePoints().noneMatch(Told::isObeyed), "a character that terminals obey: " + line);
            require(line.length() <= LONGEST, "length of " + line);
            require(!finding.found().isBlank() && !finding.expected().isBlank(), "says nothing: " + line);
        }
        require(rejected == findings.stream().anyMatch(Finding::isError), "rejected: " + rejected + ", " + findings);
    }

    /// Control characters, and those that turn the direction of writing: a message could be made to look like another.
    private static boolean isObeyed(int c) {
        return Character.isISOControl(c)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200E
                || c == 0x200F
                || c == 0x061C;
    }

    private static void require(boolean holds, String found) {
        if (!holds) {
            throw new IllegalStateException(found);
        }
    }
}
