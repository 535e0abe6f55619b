package org.stegvis.report.survival;

import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.scroll;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.estimation.result.SurvivalCurves;
import org.stegvis.report.figure.Axis;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Drawing.TextStyle;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Ink.Series;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.figure.Lines;
import org.stegvis.report.finding.Finding;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// The weighted Kaplan-Meier curve of each regime or option, in one frame.
public final class SurvivalFigure {
    private static final double WIDTH = 1000;
    private static final double LEFT = 54;
    private static final double RIGHT = 700;
    private static final double TOP = 34;
    private static final double HEIGHT = 320;
    private static final double LINE = 15;
    private static final double APART = 5;
    private static final TextStyle TICK = new TextStyle(11, false, Ink.QUIET);
    private static final TextStyle LABEL = new TextStyle(11, false, Ink.TEXT);

    private final Finding finding;
    private final SurvivalCurves section;
    private final Words words;
    private final Drawing drawing;
    private final Axis times;

    public SurvivalFigure(Finding finding, SurvivalCurves section, Words words, Lettering lettering) {
        this.finding = finding;
        this.section = section;
        this.words = words;
        this.drawing = new Drawing(lettering);
        this.times = new Axis(0, section.until(), LEFT, RIGHT);
    }

    public Node all() {
        return classed(
                "figure",
                "wide",
                scroll(draw()),
                element(
                        "figcaption",
                        words.say(
                                "Weighted Kaplan-Meier curves. Bars are %s intervals, each for its curve and time alone.",
                                "Vektede Kaplan-Meier-kurver. Stolper er %s-intervaller, hvert for sin kurve og tid alene.",
                                words.percent(100 * section.level(), 0))));
    }

    private Node draw() {
        frame();
        double legend = TOP + 4;
        for (int d = 0; d < section.curves().size(); d++) {
            SurvivalCurves.Curve curve = section.curves().get(d);
            Series series = Ink.series(d);
            drawing.polyline(steps(curve), series.colour(), 1.8, series.dashes());
            tell(curve, series, (d - (section.curves().size() - 1) / 2.0) * APART);
            legend = legend(finding.label(curve.side()), series, legend);
        }
        drawing.columns(
                words.say("side", "side"),
                words.say("time", "tid"),
                words.say("probability of no event", "sannsynlighet for ingen hendelse"),
                words.say("lower", "nedre"),
                words.say("upper", "øvre"));
        return drawing.svg(
                WIDTH,
                Math.max(TOP + HEIGHT + 44, legend + 6),
                words.say("Probability of no event over time", "Sannsynlighet for ingen hendelse over tid"));
    }

    /// Every step as a row; what the curve is at each tick, with its interval, to whoever points there.
    ///
    /// @param aside by how much its bars stand beside the ticks, so that those of several curves do not cover
    /// each other
    private void tell(SurvivalCurves.Curve curve, Series series, double aside) {
        String label = finding.label(curve.side());
        for (int i = 0; i < curve.times().size(); i++) {
            drawing.row(cells(label, curve, i, curve.times().get(i)));
        }
        for (double tick : times.ticks(8)) {
            int step = curve.step(tick);
            if (step < 0) {
                continue;
            }
            double height = curve.probabilities().get(step);
            double lower = curve.lower().get(step);
            double upper = curve.upper().get(step);
            double x = times.at(tick) + (tick > 0 ? aside : 0);
            drawing.telling(
                    "%s, %s: %s (%s – %s)"
                            .formatted(
                                    label,
                                    words.plain(tick),
                                    words.percent(100 * height, 1),
                                    words.percent(100 * lower, 1),
                                    words.percent(100 * upper, 1)),
                    cells(label, curve, step, tick),
                    () -> {
                        drawing.line(x, y(lower), x, y(upper), series.colour(), 1);
                        drawing.disc(x, y(height), 2.5, series.colour(), series.colour(), 1);
                    });
        }
    }

    private static List<String> cells(String label, SurvivalCurves.Curve curve, int step, double time) {
        return List.of(
                label,
                Double.toString(time),
                Double.toString(curve.probabilities().get(step)),
                Double.toString(curve.lower().get(step)),
                Double.toString(curve.upper().get(step)));
    }

    private void frame() {
        drawing.write(
                words.say("No event yet, percent", "Ingen hendelse ennå, prosent"),
                0,
                14,
                new TextStyle(12, false, Ink.QUIET),
                Anchor.START);
        for (int percent = 0; percent <= 100; percent += 20) {
            drawing.line(LEFT, y(percent / 100.0), RIGHT, y(percent / 100.0), percent == 0 ? Ink.QUIET : Ink.PALE, 1);
            drawing.write(words.plain(percent), LEFT - 8, y(percent / 100.0) + 4, TICK, Anchor.END);
        }
        for (double tick : times.ticks(8)) {
            drawing.line(times.at(tick), y(0), times.at(tick), y(0) + 4, Ink.QUIET, 1);
            drawing.write(words.plain(tick), times.at(tick), y(0) + 18, TICK, Anchor.MIDDLE);
        }
        drawing.write(finding.display().unitWord(section.unit()), (LEFT + RIGHT) / 2, y(0) + 36, TICK, Anchor.MIDDLE);
    }

    private List<Double> steps(SurvivalCurves.Curve curve) {
        var points = new ArrayList<Double>();
        double height = 1;
        for (int i = 0; i < curve.times().size(); i++) {
            double x = times.at(curve.times().get(i));
            if (i > 0) {
                points.add(x);
                points.add(y(height));
            }
            height = curve.probabilities().get(i);
            points.add(x);
            points.add(y(height));
        }
        points.add(times.at(section.until()));
        points.add(y(height));
        return points;
    }

    private double legend(String label, Series series, double from) {
        double y = from;
        drawing.polyline(List.of(RIGHT + 20, y, RIGHT + 50, y), series.colour(), 1.8, series.dashes());
        for (String line : Lines.of(label, LABEL.face(), LABEL.size(), WIDTH - RIGHT - 62)) {
            drawing.write(line, RIGHT + 58, y + 4, LABEL, Anchor.START);
            y += LINE;
        }
        return y + 4;
    }

    private static double y(double probability) {
        return TOP + HEIGHT * (1 - probability);
    }
}
