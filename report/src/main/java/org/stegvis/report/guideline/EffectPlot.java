package org.stegvis.report.guideline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.stegvis.evidence.Outcome;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.living.Told;
import org.stegvis.report.figure.Axis;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Drawing.TextStyle;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// What every figure of the effects on a question has: their axis, the band of differences that are less than
/// important, a line at no effect, and which side favours whom. Ratios stand on a logarithmic axis.
final class EffectPlot {
    static final double WIDTH = 1000;
    static final double FROM = 360;
    static final double TOP = 34;
    static final double ROW = 30;
    static final TextStyle LABEL = new TextStyle(12, false, Ink.TEXT);
    static final TextStyle BOLD = new TextStyle(12, true, Ink.TEXT);
    static final TextStyle QUIET = new TextStyle(11, false, Ink.QUIET);
    static final TextStyle HEAD = new TextStyle(11, true, Ink.QUIET);
    private static final double TO = 760;
    private static final double FOOT = 46;
    private static final int TICKS = 8;

    private final Question question;
    private final Words words;
    private final EffectWords effects;
    private final Drawing drawing;
    private final Axis axis;
    private final double bottom;

    /// @param shown all intervals that the axis must hold
    /// @param rows how many lines the figure has
    EffectPlot(Question question, List<Told> shown, int rows, Words words, Lettering lettering) {
        this.question = question;
        this.words = words;
        this.effects = new EffectWords(question, words);
        this.drawing = new Drawing(lettering);
        this.axis = axis(question, shown);
        this.bottom = TOP + rows * ROW + 4;
        background();
    }

    private static Axis axis(Question question, List<Told> shown) {
        double important = question.pooledImportantDifference();
        double band = Double.isNaN(important) ? 0 : important;
        double[] ends = shown.stream()
                .flatMap(told -> Stream.of(told.lower(), told.upper()))
                .mapToDouble(Double::doubleValue)
                .toArray();
        double least = Math.min(-band, Arrays.stream(ends).min().orElse(-1));
        double greatest = Math.max(band, Arrays.stream(ends).max().orElse(1));
        return Axis.over(Math.min(0, least), Math.max(0, greatest), TICKS, FROM, TO);
    }

    private void background() {
        double important = question.pooledImportantDifference();
        if (!Double.isNaN(important)) {
            double x = axis.at(-important);
            drawing.box(x, TOP - 4, axis.at(important) - x, bottom - TOP + 4, Ink.ACCENT_PALE, Ink.ACCENT_PALE);
            drawing.write(
                    words.say(
                            "shaded: less than the least important difference",
                            "skyggelagt: mindre enn den minste viktige forskjellen"),
                    (FROM + TO) / 2,
                    18,
                    QUIET,
                    Anchor.MIDDLE);
        }
        drawing.line(axis.at(0), TOP - 4, axis.at(0), bottom, Ink.QUIET, 1);
        drawing.line(FROM, bottom, TO, bottom, Ink.QUIET, 1);
        for (double tick : axis.ticks(TICKS)) {
            drawing.line(axis.at(tick), bottom, axis.at(tick), bottom + 4, Ink.QUIET, 1);
            String label = question.measure().isRatio() ? words.number(Math.exp(tick), 2) : words.plain(tick);
            drawing.write(label, axis.at(tick), bottom + 18, QUIET, Anchor.MIDDLE);
        }
        drawing.write(effects.measure(), WIDTH, 18, HEAD, Anchor.END);
    }

    Drawing drawing() {
        return drawing;
    }

    Axis axis() {
        return axis;
    }

    void interval(Told told, double y, String ink) {
        double low = axis.at(told.lower());
        double high = axis.at(told.upper());
        drawing.line(low, y, high, y, ink, 1.8);
        drawing.line(low, y - 4, low, y + 4, ink, 1.2);
        drawing.line(high, y - 4, high, y + 4, ink, 1.2);
    }

    /// What is pooled: a diamond from end to end of the interval.
    void diamond(Told told, double y, String ink) {
        double middle = axis.at(told.estimate());
        drawing.polygon(
                List.of(axis.at(told.lower()), y, middle, y - 6.0, axis.at(told.upper()), y, middle, y + 6.0),
                ink,
                ink,
                1);
    }

    String numbers(Told told) {
        return words.say(
                "%s (%s: %s to %s)",
                "%s (%s: %s til %s)",
                effects.number(told.estimate(), told),
                words.level(told.level()),
                effects.number(told.lower(), told),
                effects.number(told.upper(), told));
    }

    /// The finished figure.
    ///
    /// @param title what a reader who cannot see it is told
    Node.Element svg(String title) {
        boolean isLower = question.outcome().better() == Outcome.Better.LOWER;
        String of = words.say("favours %s", "i favør av %s", words.of(question.intervention()));
        String versus = words.say("favours %s", "i favør av %s", words.of(question.comparison()));
        drawing.write("\u2190 " + (isLower ? of : versus), axis.at(0) - 8, bottom + 36, HEAD, Anchor.END);
        drawing.write((isLower ? versus : of) + " \u2192", axis.at(0) + 8, bottom + 36, HEAD, Anchor.START);
        return drawing.svg(WIDTH, bottom + FOOT, title);
    }
}
