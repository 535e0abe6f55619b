package org.stegvis.cli.terminal;

import java.util.List;
import org.stegvis.protocol.yaml.Finding;

/// Shows findings in files to a person: one line each, errors before all else by colour.
public record Findings(List<Finding> all) {
    public Findings {
        all = List.copyOf(all);
    }

    /// Writes a line a finding, where messages go.
    public void show(Console console) {
        all.forEach(finding -> console.message(line(finding, console.errColour())));
    }

    /// "2 errors, 1 warning"
    public String count() {
        long errors = all.stream().filter(Finding::isError).count();
        return plural(errors, "error") + ", " + plural(all.size() - errors, "warning");
    }

    /// "1 error", "1,024 errors"
    public static String plural(long number, String noun) {
        return "%,d".formatted(number) + " " + noun + (number == 1 ? "" : "s");
    }

    private static String line(Finding finding, Console.Colour colour) {
        String plain = finding.toString();
        if (colour == Console.Colour.PLAIN) {
            return plain;
        }
        String word = ": " + finding.severity().word() + ": ";
        String code = finding.isError() ? "\u001b[1;31m" : "\u001b[1;33m";
        int at = plain.indexOf(word);
        return at < 0
                ? plain
                : plain.substring(0, at) + ": " + code + finding.severity().word() + "\u001b[0m: "
                        + plain.substring(at + word.length());
    }
}
