package org.stegvis.report.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.StudyResult;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.evidence.living.Told;
import org.stegvis.evidence.meta.Heterogeneity;
import org.stegvis.report.figure.Axis;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Drawing.Type;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.figure.Lines;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// The studies of a question through time, what is pooled of them, and the band of differences that are less than
/// important. Ratios stand on a logarithmic axis.
final class EvidenceForest {
    private static final double WIDTH = 1000;
    private static final double FROM = 360;
    private static final double TO = 760;
    private static final double TOP = 34;
    private static final double ROW = 30;
    private static final Type LABEL = new Type(12, false, Ink.TEXT);
    private static final Type BOLD = new Type(12, true, Ink.TEXT);
    private static final Type QUIET = new Type(11, false, Ink.QUIET);
    private static final Type HEAD = new Type(11, true, Ink.QUIET);

    private final Question question;
    private final RunningEvidence now;
    private final Words words;
    private final EffectWords effects;
    private final Drawing drawing;
    private final List<Row> rows;
    private final Axis axis;

    EvidenceForest(Map<StudyRecord, List<StudyResult>> results, RunningEvidence now, Words words, Lettering lettering) {
        this.question = now.question();
        this.now = now;
        this.words = words;
        this.effects = new EffectWords(question, words);
        this.drawing = new Drawing(lettering);
        this.rows = rows(results);
        this.axis = axis();
    }

    /// One line of the figure.
    ///
    /// @param weight from 0 to 1; 0 for a study that does not enter
    private record Row(String label, String detail, Told told, double weight) {}

    Node draw() {
        double bottom = TOP + (rows.size() + 1) * ROW + 4;
        background(bottom);
        drawing.write(effects.measure(), WIDTH, 18, HEAD, Anchor.END);
        double y = TOP + ROW / 2;
        for (Row row : rows) {
            study(row, y);
            y += ROW;
        }
        pooled(y);
        foot(bottom);
        return drawing.svg(WIDTH, bottom + 46, words.of(question.title()));
    }

    private List<Row> rows(Map<StudyRecord, List<StudyResult>> results) {
        var all = new ArrayList<Row>();
        results.forEach((study, found) -> found.forEach(result -> {
            var effect = result.effect();
            double weight = result.isPooled() ? now.weightOf(study) / found.size() : 0;
            String entered = weight > 0
                    ? words.say("weight %s", "vekt %s", words.percent(100 * weight, 0))
                    : result.isPooled()
                            ? words.say("in a later synthesis", "i en senere oversikt")
                            : words.say("quoted only", "bare sitert");
            all.add(new Row(
                    words.of(study.title()),
                    entered,
                    new Told(effect.estimate(), effect.lower(), effect.upper(), effect.level()),
                    weight));
        }));
        return all;
    }

    private Axis axis() {
        double important = question.pooledImportantDifference();
        double band = Double.isNaN(important) ? 0 : important;
        double[] ends = Stream.concat(rows.stream().map(Row::told), Stream.of(now.told()))
                .flatMap(told -> Stream.of(told.lower(), told.upper()))
                .mapToDouble(Double::doubleValue)
                .toArray();
        double least = Math.min(-band, java.util.Arrays.stream(ends).min().orElse(-1));
        double greatest = Math.max(band, java.util.Arrays.stream(ends).max().orElse(1));
        return Axis.over(Math.min(0, least), Math.max(0, greatest), 8, FROM, TO);
    }

    private void background(double bottom) {
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
        for (double tick : axis.ticks(8)) {
            drawing.line(axis.at(tick), bottom, axis.at(tick), bottom + 4, Ink.QUIET, 1);
            String label = question.measure().isRatio() ? words.number(Math.exp(tick), 2) : words.plain(tick);
            drawing.write(label, axis.at(tick), bottom + 18, QUIET, Anchor.MIDDLE);
        }
    }

    private void study(Row row, double y) {
        String label =
                Lines.of(row.label(), LABEL.face(), LABEL.size(), FROM - 24).getFirst();
        drawing.write(label, 0, y - 2, LABEL, Anchor.START);
        drawing.write(row.detail(), 0, y + 11, QUIET, Anchor.START);
        String ink = row.weight() > 0 ? Ink.ACCENT : Ink.RULE;
        interval(row.told(), y, ink);
        double half = 3 + 3 * row.weight();
        double x = axis.at(row.told().estimate());
        drawing.polygon(
                List.of(x - half, y - half, x + half, y - half, x + half, y + half, x - half, y + half), ink, ink, 1);
        drawing.write(numbers(row.told()), WIDTH, y + 4, LABEL, Anchor.END);
    }

    private void pooled(double y) {
        Told told = now.told();
        drawing.line(0, y - ROW / 2, WIDTH, y - ROW / 2, Ink.RULE, 1);
        drawing.write(words.say("Today", "I dag"), 0, y + 4, BOLD, Anchor.START);
        Heterogeneity.Range prediction = now.result().prediction();
        if (prediction != null && now.studies().size() > 1) {
            double low = axis.at(Math.max(axis.low(), prediction.lower()));
            double high = axis.at(Math.min(axis.high(), prediction.upper()));
            drawing.dashed(low, y, high, y, Ink.QUIET, 1, "3 3");
        }
        double middle = axis.at(told.estimate());
        drawing.polygon(
                List.of(axis.at(told.lower()), y, middle, y - 6.0, axis.at(told.upper()), y, middle, y + 6.0),
                Ink.ACCENT,
                Ink.ACCENT,
                1);
        drawing.write(numbers(told), WIDTH, y + 4, BOLD, Anchor.END);
    }

    private void interval(Told told, double y, String ink) {
        double low = axis.at(told.lower());
        double high = axis.at(told.upper());
        drawing.line(low, y, high, y, ink, 1.8);
        drawing.line(low, y - 4, low, y + 4, ink, 1.2);
        drawing.line(high, y - 4, high, y + 4, ink, 1.2);
    }

    private void foot(double bottom) {
        boolean isLower = question.outcome().better() == org.stegvis.evidence.Outcome.Better.LOWER;
        String of = words.say("favours %s", "i favør av %s", words.of(question.intervention()));
        String versus = words.say("favours %s", "i favør av %s", words.of(question.comparison()));
        drawing.write("\u2190 " + (isLower ? of : versus), axis.at(0) - 8, bottom + 36, HEAD, Anchor.END);
        drawing.write((isLower ? versus : of) + " \u2192", axis.at(0) + 8, bottom + 36, HEAD, Anchor.START);
    }

    private String numbers(Told told) {
        return words.say(
                "%s (%s: %s to %s)",
                "%s (%s: %s til %s)",
                effects.number(told.estimate(), told),
                words.level(told.level()),
                effects.number(told.lower(), told),
                effects.number(told.upper(), told));
    }
}
