package org.stegvis.report.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.exchange.published.PublishedValue;
import org.stegvis.protocol.Measure.Direction;
import org.stegvis.report.figure.Axis;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Drawing.TextStyle;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.figure.Lines;
import org.stegvis.report.figure.Markers;
import org.stegvis.report.finding.Finding;
import org.stegvis.report.input.ReferenceValue;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// Contrasts with their intervals, against zero and the band of differences that are less than important.
final class ForestPlot {
    private static final double WIDTH = 1000;
    private static final double LABELS = 330;
    private static final double FROM = 360;
    private static final double TO = 800;
    private static final double TOP = 34;
    /// How far below an estimate a published value stands.
    private static final double BELOW = 11;
    private static final TextStyle LABEL = new TextStyle(12, false, Ink.TEXT);
    private static final TextStyle QUIET = new TextStyle(11, false, Ink.QUIET);
    private static final TextStyle HEAD = new TextStyle(11, true, Ink.QUIET);

    private final Finding finding;
    private final List<ReferenceValue> references;
    private final Words words;
    private final Drawing drawing;
    private final double factor;
    private final Axis axis;

    ForestPlot(Finding finding, List<ReferenceValue> references, Words words, Lettering lettering) {
        this.finding = finding;
        this.references = references;
        this.words = words;
        this.drawing = new Drawing(lettering);
        this.factor = finding.display().factor();
        this.axis = axis();
    }

    /// A contrast with the lines of its label.
    private record Row(Contrast contrast, List<String> of, List<String> versus, double height) {}

    Node draw() {
        List<Row> rows = rows();
        double bottom = TOP + rows.stream().mapToDouble(Row::height).sum() + 4;
        background(bottom);
        heads();
        double y = TOP;
        for (Row row : rows) {
            draw(row, y);
            y += row.height();
        }
        foot(bottom);
        drawing.columns(
                words.say("of", "av"),
                words.say("versus", "mot"),
                words.say("difference", "forskjell"),
                words.say("lower", "nedre"),
                words.say("upper", "øvre"));
        return drawing.svg(WIDTH, bottom + 62, words.of(finding.analysis().title()));
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (Contrast contrast : finding.contrasts()) {
            List<String> of = lines(finding.label(contrast.of()));
            List<String> versus = lines(words.say("versus ", "mot ") + finding.label(contrast.versus()));
            rows.add(new Row(contrast, of, versus, 14.5 * (of.size() + versus.size()) + 14));
        }
        return rows;
    }

    private static List<String> lines(String text) {
        return Lines.of(text, LABEL.face(), LABEL.size(), LABELS);
    }

    private void background(double bottom) {
        Double important = finding.measure().importantDifference();
        if (important != null) {
            double x = axis.at(-important * factor);
            drawing.box(
                    x, TOP - 4, axis.at(important * factor) - x, bottom - TOP + 4, Ink.ACCENT_PALE, Ink.ACCENT_PALE);
        }
        drawing.line(axis.at(0), TOP - 4, axis.at(0), bottom, Ink.QUIET, 1);
        drawing.line(FROM, bottom, TO, bottom, Ink.QUIET, 1);
        for (double tick : axis.ticks(8)) {
            drawing.line(axis.at(tick), bottom, axis.at(tick), bottom + 4, Ink.QUIET, 1);
            drawing.write(words.plain(tick), axis.at(tick), bottom + 18, QUIET, Anchor.MIDDLE);
        }
    }

    private void heads() {
        String unit = finding.display().isRisk()
                ? words.say("Difference, percentage points", "Forskjell, prosentpoeng")
                : words.say("Difference", "Forskjell");
        drawing.write(unit, WIDTH, 18, HEAD, Anchor.END);
        String level = words.level(finding.analysis().level());
        drawing.write(words.say("(%s interval)", "(%s-intervall)", level), WIDTH, 31, QUIET, Anchor.END);
        Double important = finding.measure().importantDifference();
        if (important != null) {
            String band = words.say(
                    "shaded: less than the least important difference (%s)",
                    "skyggelagt: mindre enn den minste viktige forskjellen (%s)", words.plain(important * factor));
            drawing.write(band, (FROM + TO) / 2, 18, QUIET, Anchor.MIDDLE);
        }
    }

    private void draw(Row row, double top) {
        double y = top + 14;
        for (String line : row.of()) {
            drawing.write(line, 0, y, LABEL, Anchor.START);
            y += 14.5;
        }
        for (String line : row.versus()) {
            drawing.write(line, 0, y, new TextStyle(12, false, Ink.QUIET), Anchor.START);
            y += 14.5;
        }
        double middle = top + (row.height() - 8) / 2;
        Estimate found = row.contrast().difference();
        String of = finding.label(row.contrast().of());
        String versus = finding.label(row.contrast().versus());
        drawing.telling(
                "%s %s: %s".formatted(of, words.say("versus " + versus, "mot " + versus), numbers(found)),
                List.of(of, versus, exact(found.estimate()), exact(found.lower()), exact(found.upper())),
                () -> interval(found, middle));
        for (ReferenceValue reference : references) {
            if (row.contrast().of().equals(reference.of())
                    && row.contrast().versus().equals(reference.versus())) {
                reference(reference, middle);
            }
        }
        drawing.write(numbers(found), WIDTH, middle + 4, LABEL, Anchor.END);
        drawing.line(0, top + row.height() - 4, LABELS, top + row.height() - 4, Ink.PALE, 1);
    }

    private void interval(Estimate found, double y) {
        if (!Double.isFinite(found.estimate())) {
            return;
        }
        double x = axis.at(found.estimate() * factor);
        if (Double.isFinite(found.lower())) {
            double low = axis.at(found.lower() * factor);
            double high = axis.at(found.upper() * factor);
            drawing.line(low, y, high, y, Ink.ACCENT, 1.8);
            drawing.line(low, y - 4, low, y + 4, Ink.ACCENT, 1.2);
            drawing.line(high, y - 4, high, y + 4, Ink.ACCENT, 1.2);
        }
        drawing.polygon(List.of(x - 4, y - 4, x + 4, y - 4, x + 4, y + 4, x - 4, y + 4), Ink.ACCENT, Ink.ACCENT, 1);
    }

    private void reference(ReferenceValue reference, double y) {
        double x = axis.at(reference.value() * factor);
        switch (reference) {
            case ReferenceValue.True found -> drawing.line(x, y - 8, x, y + 8, Ink.TRUTH, 2);
            case ReferenceValue.Published published -> {
                PublishedValue.Interval interval = published.interval();
                if (interval != null) {
                    double low = axis.at(interval.lower().doubleValue() * factor);
                    double high = axis.at(interval.upper().doubleValue() * factor);
                    drawing.dashed(low, y + BELOW, high, y + BELOW, Ink.QUIET, 1, "3 2");
                }
                drawing.polygon(Markers.diamond(x, y + BELOW, 4.5), Ink.WHITE, Ink.TEXT, 1.2);
            }
        }
    }

    private String exact(double value) {
        return Double.isFinite(value) ? Double.toString(value * factor) : "";
    }

    private String numbers(Estimate found) {
        return "%s  (%s%s%s)"
                .formatted(
                        finding.display().value(found.estimate()),
                        finding.display().value(found.lower()),
                        words.say(" to ", " til "),
                        finding.display().value(found.upper()));
    }

    /// Which side favours whom, and what the diamonds are.
    private void foot(double bottom) {
        Direction better = finding.measure().better();
        if (better != Direction.NEITHER) {
            boolean isOne = finding.contrasts().size() == 1;
            Contrast only = finding.contrasts().getFirst();
            String of = favours(isOne ? finding.label(only.of()) : words.say("first named", "den førstnevnte"));
            String versus = favours(isOne ? finding.label(only.versus()) : words.say("second named", "den sistnevnte"));
            boolean isLower = better == Direction.LOWER;
            side("\u2190 " + (isLower ? of : versus), axis.at(0) - 8, bottom, Anchor.END);
            side((isLower ? versus : of) + " \u2192", axis.at(0) + 8, bottom, Anchor.START);
        }
        double y = bottom + 14;
        if (references.stream().anyMatch(ReferenceValue.True.class::isInstance)) {
            drawing.line(5, y - 7, 5, y + 7, Ink.TRUTH, 2);
            drawing.write(words.say("true value", "sann verdi"), 15, y + 4, QUIET, Anchor.START);
            y += 18;
        }
        if (references.stream().anyMatch(ReferenceValue.Published.class::isInstance)) {
            drawing.polygon(Markers.diamond(5, y, 4.5), Ink.WHITE, Ink.TEXT, 1.2);
            drawing.write(words.say("published", "publisert"), 15, y + 4, QUIET, Anchor.START);
        }
    }

    private void side(String text, double x, double bottom, Anchor anchor) {
        double room = anchor == Anchor.END ? x : WIDTH - x;
        double y = bottom + 37;
        for (String line : Lines.of(text, HEAD.face(), HEAD.size(), room)) {
            drawing.write(line, x, y, HEAD, anchor);
            y += 13;
        }
    }

    private String favours(String side) {
        return words.say(
                "favours %s",
                "i favør av %s", finding.isOfRegimes() ? side : finding.titles().within(side));
    }

    private Axis axis() {
        Double important = finding.measure().importantDifference();
        double band = important == null ? 0 : important;
        double[] ends = DoubleStream.concat(
                        finding.contrasts().stream()
                                .map(Contrast::difference)
                                .flatMapToDouble(each -> DoubleStream.of(each.lower(), each.upper(), each.estimate())),
                        references.stream().flatMapToDouble(ForestPlot::ends))
                .filter(Double::isFinite)
                .toArray();
        double least = Math.min(-band, DoubleStream.of(ends).min().orElse(-1));
        double greatest = Math.max(band, DoubleStream.of(ends).max().orElse(1));
        return Axis.over(least * factor, greatest * factor, 8, FROM, TO);
    }

    private static DoubleStream ends(ReferenceValue reference) {
        PublishedValue.@Nullable Interval interval =
                reference instanceof ReferenceValue.Published published ? published.interval() : null;
        return interval == null
                ? DoubleStream.of(reference.value())
                : DoubleStream.of(
                        reference.value(),
                        interval.lower().doubleValue(),
                        interval.upper().doubleValue());
    }
}
