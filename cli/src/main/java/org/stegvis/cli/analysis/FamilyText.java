package org.stegvis.cli.analysis;

import java.util.Locale;
import java.util.stream.Collectors;
import org.stegvis.cli.terminal.Console;
import org.stegvis.estimation.result.Section;

/// Says what holds for all contrasts together, and which sides may be the best.
record FamilyText(Console console) {

    void say(Section.Family family) {
        console.result("  all contrasts together, %s %% intervals".formatted(Line.percent(family.level())));
        int width = family.contrasts().stream()
                .mapToInt(each -> name(each).length())
                .max()
                .orElse(0);
        for (Section.Adjusted each : family.contrasts()) {
            console.result("    " + name(each) + " ".repeat(width - name(each).length())
                    + String.format(
                            Locale.ROOT,
                            "  (%.3f to %.3f)  p by max-t %s, Holm %s, Hochberg %s",
                            each.lower(),
                            each.upper(),
                            Line.p(each.maxT()),
                            Line.p(each.holm()),
                            Line.p(each.hochberg())));
        }
        if (!family.best().isEmpty()) {
            console.result("    may be the best: "
                    + family.best().stream()
                            .map(each -> (each.mayBeBest() ? each.side() : "not " + each.side()) + " (p "
                                    + Line.p(each.p()) + ")")
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String name(Section.Adjusted each) {
        return each.of() + " - " + each.versus();
    }
}
