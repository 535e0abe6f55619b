package org.stegvis.report.operating;

import java.util.Comparator;
import java.util.List;
import org.stegvis.design.operating.SmallestTrial;
import org.stegvis.report.figure.Axis;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Drawing.TextStyle;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.markup.Node;

/// How often trials of each size simulated reached the goal, with the goal and the answer.
final class SizeFigure {
    private static final double WIDTH = 1000;
    private static final double LEFT = 60;
    private static final double TOP = 24;
    private static final double BOTTOM = 300;
    private static final double REACH = 1.959963984540054;
    private static final TextStyle QUIET = new TextStyle(11, false, Ink.QUIET);

    private SizeFigure() {}

    static Node draw(SmallestTrial.Answer answer, double goal, Say say) {
        var drawing = new Drawing(Lettering.TEXT);
        List<SmallestTrial.Tried> tried = answer.tried().stream()
                .sorted(Comparator.comparingInt(SmallestTrial.Tried::participants))
                .toList();
        double most = Math.max(answer.participants(), tried.getLast().participants());
        Axis across = Axis.over(0, most, 8, LEFT, WIDTH - 30);
        Axis up = new Axis(0, 1, BOTTOM, TOP);
        for (double tick : up.ticks(5)) {
            drawing.line(LEFT, up.at(tick), WIDTH - 30, up.at(tick), Ink.GHOST, 1);
            drawing.write(say.percent(tick, 0), LEFT - 8, up.at(tick) + 4, QUIET, Anchor.END);
        }
        for (double tick : across.ticks(8)) {
            drawing.write(say.count(Math.round(tick)), across.at(tick), BOTTOM + 18, QUIET, Anchor.MIDDLE);
        }
        drawing.write(say.of("participants", "deltakere"), WIDTH - 30, BOTTOM + 36, QUIET, Anchor.END);
        drawing.dashed(LEFT, up.at(goal), WIDTH - 30, up.at(goal), Ink.TRUTH, 1.4, "5 3");
        if (answer.isReached()) {
            double x = across.at(answer.participants());
            drawing.dashed(x, up.at(goal), x, BOTTOM, Ink.TRUTH, 1.4, "5 3");
        }
        for (SmallestTrial.Tried each : tried) {
            double x = across.at(each.participants());
            double value = each.share().value();
            double reach = REACH * each.share().error();
            drawing.telling(
                    say.count(each.participants()) + ": " + say.percent(value, 1),
                    List.of(
                            Integer.toString(each.participants()),
                            Double.toString(value),
                            Double.toString(each.share().error())),
                    () -> {
                        double low = up.at(Math.max(0, value - reach));
                        drawing.line(x, low, x, up.at(Math.min(1, value + reach)), Ink.ACCENT, 1.8);
                        drawing.disc(x, up.at(value), 4, Ink.ACCENT, Ink.ACCENT, 1);
                    });
        }
        drawing.columns(
                say.of("participants", "deltakere"),
                say.of("share", "andel"),
                say.of("Monte Carlo error", "Monte Carlo-feil"));
        return drawing.svg(
                WIDTH,
                BOTTOM + 46,
                say.of("Share of trials that reach the goal, by size", "Andel studier som når målet, etter størrelse"));
    }
}
