package org.stegvis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/// Shows the examples of a verb so that they can be copied: a long command goes on after a backslash instead of
/// being cut wherever the line is full.
final class ExampleLines implements IHelpSectionRenderer {
    private static final String CONTINUED = "      ";

    /// What a shell takes as one word: quotes hold their words together.
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

    @Override
    public String render(Help help) {
        var text = new StringBuilder();
        int width = help.commandSpec().usageMessage().width();
        for (String line : help.commandSpec().usageMessage().footer()) {
            for (String part : parts(line, width - 1)) {
                text.append(help.colorScheme().ansi().string(part)).append(System.lineSeparator());
            }
        }
        return text.toString();
    }

    /// One line as several of at most `width` characters.
    static List<String> parts(String line, int width) {
        if (line.length() <= width || !line.startsWith("  ")) {
            return List.of(line);
        }
        var parts = new ArrayList<String>();
        var part = new StringBuilder(" ");
        for (String phrase : phrases(line)) {
            if (part.length() + phrase.length() + " \\".length() >= width
                    && !part.toString().isBlank()) {
                parts.add(part + " \\");
                part = new StringBuilder(CONTINUED.substring(1));
            }
            part.append(' ').append(phrase);
        }
        parts.add(part.toString());
        return parts;
    }

    /// The words of a command, each option with its value.
    private static List<String> phrases(String line) {
        var phrases = new ArrayList<String>();
        for (String word : WORD.matcher(line).results().map(MatchResult::group).toList()) {
            boolean isValue = !phrases.isEmpty() && phrases.getLast().matches("--[^ ]+") && !word.startsWith("--");
            if (isValue) {
                phrases.add(phrases.removeLast() + " " + word);
            } else {
                phrases.add(word);
            }
        }
        return phrases;
    }
}
