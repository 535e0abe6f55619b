package org.stegvis.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Puts the lines of a description together again, so that help breaks them where the terminal does and not where the
/// source does as well.
final class Paragraphs {
    private Paragraphs() {}

    static void set(UsageMessageSpec usage) {
        usage.description(of(List.of(usage.description())).toArray(String[]::new));
    }

    /// A line goes on with the next one unless it ends a sentence, or one of them is empty or set in.
    static List<String> of(List<String> lines) {
        var paragraphs = new ArrayList<String>();
        for (String line : lines) {
            if (!paragraphs.isEmpty() && goesOn(paragraphs.getLast()) && !isApart(line)) {
                paragraphs.add(paragraphs.removeLast() + " " + line);
            } else {
                paragraphs.add(line);
            }
        }
        return paragraphs;
    }

    private static boolean goesOn(String line) {
        return !isApart(line) && !line.endsWith(".") && !line.endsWith(":");
    }

    private static boolean isApart(String line) {
        return line.isBlank() || line.startsWith(" ");
    }
}
