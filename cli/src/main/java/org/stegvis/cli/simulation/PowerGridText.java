package org.stegvis.cli.simulation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.stegvis.cli.terminal.Console;
import org.stegvis.design.operating.ChangedTrials;
import org.stegvis.design.operating.Figure;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.design.operating.OperatingCharacteristics.OfQuantity;

/// The cells of a grid as rows of one table, each as soon as it is simulated.
final class PowerGridText {
    private final Console console;
    private final List<PowerPlan> cells;
    private final int width;

    PowerGridText(Console console, List<PowerPlan> cells) {
        this.console = console;
        this.cells = cells;
        this.width = cells.stream().mapToInt(cell -> set(cell).length()).max().orElse(1);
    }

    void head() {
        PowerPlan first = cells.getFirst();
        console.result("%s: %s of %,d replicates each, seed %d; Monte Carlo errors in brackets"
                .formatted(
                        first.protocol().trial().id(),
                        cells.size() == 1 ? "one cell" : "%,d cells".formatted(cells.size()),
                        first.replicates(),
                        first.seed()));
        console.result("");
        console.result(row("set", "analysis: contrast", "truth", "bias", "power %", "95 % covers"));
    }

    void say(PowerPlan cell, OperatingCharacteristics found) {
        for (OfQuantity each : found.quantities()) {
            if (each.quantity().isContrast()) {
                console.result(row(
                        set(cell),
                        each.quantity().analysis().id() + ": " + each.quantity().name(),
                        String.format(Locale.ROOT, "%.3f", each.quantity().truth()),
                        number(each.bias()),
                        share(each.rejection()) + (each.quantity().isNull() ? " (type I)" : ""),
                        share(each.coverageOf95())));
            }
        }
        found.choices()
                .forEach(choice -> console.result(row(
                        set(cell),
                        choice.analysis().id() + ": best is " + choice.best(),
                        "",
                        "",
                        share(choice.correct()) + " chosen",
                        "")));
        ChangedTrials.Found changed = found.changes();
        if (changed != null) {
            changed.hypotheses()
                    .forEach(each -> console.result(
                            row(set(cell), "change: " + each.name(), "", "", share(each.rejected()), "")));
            if (changed.hypotheses().size() > 1) {
                console.result(row(set(cell), "change: any", "", "", share(changed.any()), ""));
            }
        }
        console.flush();
    }

    private String row(String set, String what, String truth, String bias, String power, String covers) {
        return ("%-" + width + "s  %-52s %9s  %16s  %20s  %12s")
                .formatted(set, what, truth, bias, power, covers)
                .stripTrailing();
    }

    private static String set(PowerPlan cell) {
        return cell.varied().entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String number(Figure figure) {
        return String.format(Locale.ROOT, "%.3f (%.3f)", figure.value(), figure.error());
    }

    private static String share(Figure figure) {
        return String.format(Locale.ROOT, "%.1f (%.1f)", 100 * figure.value(), 100 * figure.error());
    }
}
