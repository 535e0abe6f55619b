package org.stegvis.cli.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.stegvis.estimation.result.Tipping;

/// Where the conclusions of contrasts tip when imputed outcomes are shifted, for a person at a terminal.
record TippingText(Tipping tipping) {

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("  imputed outcomes shifted on one side%s:"
                .formatted(tipping.scale() == Tipping.Scale.LOG_ODDS ? ", on the log odds" : ""));
        int width = tipping.courses().stream()
                .mapToInt(each -> name(each).length())
                .max()
                .orElse(0);
        for (Tipping.Course each : tipping.courses()) {
            lines.add(("    %-" + Math.max(1, width) + "s  %s").formatted(name(each), tips(each)));
        }
        return lines;
    }

    private static String name(Tipping.Course each) {
        return "%s - %s, %s shifted".formatted(each.of(), each.versus(), each.shifted());
    }

    private static String tips(Tipping.Course each) {
        double least = each.points().getFirst().delta();
        double most = each.points().getLast().delta();
        String what = each.excludesZeroAsImputed() ? "no longer excludes zero" : "excludes zero";
        var at = new ArrayList<String>();
        if (each.below() != null) {
            at.add(String.format(Locale.ROOT, "%.4g", each.below()));
        }
        if (each.above() != null) {
            at.add(String.format(Locale.ROOT, "%.4g", each.above()));
        }
        return at.isEmpty()
                ? String.format(Locale.ROOT, "does not tip from %.4g to %.4g", least, most)
                : "%s from about %s".formatted(what, String.join(" and ", at));
    }
}
