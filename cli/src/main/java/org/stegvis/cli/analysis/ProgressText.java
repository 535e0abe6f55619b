package org.stegvis.cli.analysis;

import java.util.Locale;
import java.util.stream.Collectors;
import org.stegvis.cli.terminal.Console;
import org.stegvis.estimation.result.Section;

/// Says how far a trial has come at an interim look.
record ProgressText(Console console) {

    void say(Section.Progress progress) {
        console.result("  at the look: "
                + progress.reached().stream()
                        .map(each -> each.stage() + " " + each.participants())
                        .collect(Collectors.joining(", "))
                + " of " + progress.planned() + " participants");
        console.result("  information fraction of the values: " + fractions(progress, false));
        console.result("    of the contrasts: " + fractions(progress, true));
    }

    private static String fractions(Section.Progress progress, boolean ofContrasts) {
        return progress.fractions().stream()
                .filter(each -> (each.versus() != null) == ofContrasts)
                .map(each -> String.format(
                        Locale.ROOT,
                        "%s %.3f",
                        each.versus() == null ? each.of() : each.of() + " - " + each.versus(),
                        each.fraction()))
                .collect(Collectors.joining(", "));
    }
}
