package org.stegvis.cli.simulation;

import java.util.Locale;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.Numbers;
import org.stegvis.design.operating.ChangedTrials;
import org.stegvis.design.operating.Figure;
import org.stegvis.protocol.Interim;

/// Says what becomes of trials that are changed at their first look.
record ChangesText(Console console) {

    void say(ChangedTrials.Found found, PowerPlan plan) {
        Interim interim = plan.protocol().interim();
        if (interim == null || interim.change() == null) {
            return;
        }
        console.result("");
        console.result("%s at the first look, one-sided alpha %s"
                .formatted(
                        switch (interim.change()) {
                            case Interim.Change.Resize(double power, double least, double most) ->
                                "resized for conditional power %s, from %s to %s times as planned"
                                        .formatted(Numbers.shown(power), Numbers.shown(least), Numbers.shown(most));
                            case Interim.Change.Drop(String versus, int keep) ->
                                "all but the best %d beside %s dropped".formatted(keep, versus);
                            case Interim.Change.Narrow n -> "narrowed to a subgroup where it does better there";
                        },
                        Numbers.shown(
                                plan.protocol().analysis(interim.analysis()).alpha() / 2)));
        console.result("  changed in %s %%; %.1f (%.1f) participants on average"
                .formatted(
                        share(found.changed()),
                        found.participants().value(),
                        found.participants().error()));
        for (ChangedTrials.Hypothesis each : found.hypotheses()) {
            line(each.name(), each.rejected(), each.uncorrected());
        }
        if (found.hypotheses().size() > 1) {
            line("any of them", found.any(), found.uncorrected());
        }
    }

    private void line(String name, Figure rejected, Figure uncorrected) {
        console.result("  %s: rejected in %s %%; without allowing for the change in %s %%"
                .formatted(name, share(rejected), share(uncorrected)));
    }

    private static String share(Figure figure) {
        return String.format(Locale.ROOT, "%.2f (%.2f)", 100 * figure.value(), 100 * figure.error());
    }
}
