package org.stegvis.report.guideline;

import static org.stegvis.report.guideline.EffectPlot.BOLD;
import static org.stegvis.report.guideline.EffectPlot.FROM;
import static org.stegvis.report.guideline.EffectPlot.LABEL;
import static org.stegvis.report.guideline.EffectPlot.QUIET;
import static org.stegvis.report.guideline.EffectPlot.ROW;
import static org.stegvis.report.guideline.EffectPlot.TOP;
import static org.stegvis.report.guideline.EffectPlot.WIDTH;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.StudyResult;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.evidence.living.Told;
import org.stegvis.evidence.meta.Heterogeneity;
import org.stegvis.report.figure.Axis;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.figure.Lines;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// The studies of a question by date, and what is pooled of them.
final class EvidenceForest {
    private final RunningEvidence now;
    private final Words words;
    private final List<Row> rows;
    private final EffectPlot plot;
    private final Drawing drawing;

    EvidenceForest(Map<StudyRecord, List<StudyResult>> results, RunningEvidence now, Words words, Lettering lettering) {
        this.now = now;
        this.words = words;
        this.rows = rows(results);
        List<Told> shown = Stream.concat(rows.stream().map(Row::told), Stream.of(now.told()))
                .toList();
        this.plot = new EffectPlot(now.question(), shown, rows.size() + 1, words, lettering);
        this.drawing = plot.drawing();
    }

    /// One line of the figure.
    ///
    /// @param weight from 0 to 1; 0 for a study that does not enter
    private record Row(String label, String detail, Told told, double weight) {}

    Node draw() {
        double y = TOP + ROW / 2;
        for (Row row : rows) {
            study(row, y);
            y += ROW;
        }
        pooled(y);
        drawing.columns(
                words.say("study", "studie"),
                words.say("estimate", "estimat"),
                words.say("lower", "nedre"),
                words.say("upper", "øvre"));
        return plot.svg(words.of(now.question().title()));
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

    private void study(Row row, double y) {
        String label =
                Lines.of(row.label(), LABEL.face(), LABEL.size(), FROM - 24).getFirst();
        drawing.write(label, 0, y - 2, LABEL, Anchor.START);
        drawing.write(row.detail(), 0, y + 11, QUIET, Anchor.START);
        String ink = row.weight() > 0 ? Ink.ACCENT : Ink.RULE;
        double half = 3 + 3 * row.weight();
        double x = plot.axis().at(row.told().estimate());
        drawing.telling(row.label() + ": " + plot.numbers(row.told()), cells(row.label(), row.told()), () -> {
            plot.interval(row.told(), y, ink);
            drawing.polygon(
                    List.of(x - half, y - half, x + half, y - half, x + half, y + half, x - half, y + half),
                    ink,
                    ink,
                    1);
        });
        drawing.write(plot.numbers(row.told()), WIDTH, y + 4, LABEL, Anchor.END);
    }

    private void pooled(double y) {
        Told told = now.told();
        drawing.line(0, y - ROW / 2, WIDTH, y - ROW / 2, Ink.RULE, 1);
        drawing.write(words.say("Today", "I dag"), 0, y + 4, BOLD, Anchor.START);
        Heterogeneity.Range prediction = now.result().prediction();
        if (prediction != null && now.studies().size() > 1) {
            Axis axis = plot.axis();
            double low = axis.at(Math.max(axis.low(), prediction.lower()));
            double high = axis.at(Math.min(axis.high(), prediction.upper()));
            drawing.dashed(low, y, high, y, Ink.QUIET, 1, "3 3");
        }
        String today = words.say("Today", "I dag");
        drawing.telling(today + ": " + plot.numbers(told), cells(today, told), () -> plot.diamond(told, y, Ink.ACCENT));
        drawing.write(plot.numbers(told), WIDTH, y + 4, BOLD, Anchor.END);
    }

    /// On the scale of the analysis: a ratio as its logarithm.
    private static List<String> cells(String label, Told told) {
        return List.of(
                label, Double.toString(told.estimate()), Double.toString(told.lower()), Double.toString(told.upper()));
    }
}
