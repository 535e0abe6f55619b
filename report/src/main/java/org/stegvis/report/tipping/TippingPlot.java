package org.stegvis.report.tipping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.result.Tipping;
import org.stegvis.estimation.result.Tipping.Course;
import org.stegvis.estimation.result.Tipping.Point;
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

/// Each contrast over the shift of its imputed outcomes: a panel each, a line with the limits of its interval for each
/// side shifted, a mark where it tips.
final class TippingPlot {
    private static final double WIDTH = 1000;
    private static final double GUTTER = 40;
    private static final double ALONE = 640;
    private static final double LEFT = 46;
    private static final double HEIGHT = 190;
    private static final double BELOW = 76;
    /// A plot of more contrasts would fill pages; the table has all.
    private static final int MOST_PANELS = 12;
    private static final TextStyle TICK = new TextStyle(11, false, Ink.QUIET);
    private static final TextStyle TITLE = new TextStyle(12, true, Ink.TEXT);

    private final Finding finding;
    private final List<Course> courses;
    private final Words words;
    private final Drawing drawing;
    private final double factor;
    private final Axis values;
    private final String ofShift;

    TippingPlot(Finding finding, Tipping tipping, Words words, Lettering lettering) {
        this.finding = finding;
        this.courses = tipping.courses()
                .subList(0, Math.min(2 * MOST_PANELS, tipping.courses().size()));
        this.words = words;
        this.drawing = new Drawing(lettering);
        this.factor = finding.display().factor();
        this.values = valueAxis();
        this.ofShift = switch (tipping.scale()) {
            case OUTCOME -> words.say("shift of imputed outcomes", "forskyvning av imputerte utfall");
            case LOG_ODDS ->
                words.say(
                        "shift of the log odds of imputed outcomes", "forskyvning av log-oddsen for imputerte utfall");
        };
    }

    Node draw() {
        int panels = courses.size() / 2;
        int across = Math.min(2, panels);
        double room = panels == 1 ? ALONE : (WIDTH - GUTTER) / across;
        double y = 0;
        for (int first = 0; first < panels; first += across) {
            double top = y;
            int lines = 1;
            for (int i = first; i < Math.min(first + across, panels); i++) {
                lines = Math.max(lines, title(i, room).size());
            }
            double head = 12 + 15.0 * lines;
            for (int i = first; i < Math.min(first + across, panels); i++) {
                panel(i, (i - first) * (room + GUTTER), room, top, head);
            }
            y += head + HEIGHT + BELOW;
        }
        drawing.columns(
                words.say("of", "av"),
                words.say("versus", "mot"),
                words.say("shifted", "forskjøvet"),
                words.say("shift", "forskyvning"),
                words.say("difference", "forskjell"),
                words.say("lower", "nedre"),
                words.say("upper", "øvre"));
        return drawing.svg(
                WIDTH,
                y,
                words.say(
                        "Contrasts over the shift of imputed outcomes",
                        "Kontraster etter forskyvning av imputerte utfall"));
    }

    private List<String> title(int panel, double room) {
        Course one = courses.get(2 * panel);
        return Lines.of(finding.versus(one.of(), one.versus()), TITLE.face(), TITLE.size(), room);
    }

    private void panel(int number, double left, double room, double top, double head) {
        double y = top + 12;
        for (String line : title(number, room)) {
            drawing.write(line, left, y, TITLE, Anchor.START);
            y += 15;
        }
        double from = left + LEFT;
        double ceiling = top + head;
        double floor = ceiling + HEIGHT;
        List<Course> both = courses.subList(2 * number, 2 * number + 2);
        double[] deltas = both.stream()
                .flatMap(each -> each.points().stream())
                .mapToDouble(Point::delta)
                .toArray();
        double least = DoubleStream.of(deltas).min().orElse(0);
        double most = DoubleStream.of(deltas).max().orElse(1);
        var shifts = new Axis(least, most > least ? most : least + 1, from + 6, left + room - 6);
        frame(shifts, from, left + room, ceiling, floor);
        for (int i = 0; i < both.size(); i++) {
            course(both.get(i), Ink.series(i), shifts, ceiling, floor);
        }
        legend(both, from, floor + 50, room - LEFT);
    }

    private void frame(Axis shifts, double from, double to, double ceiling, double floor) {
        for (double tick : values.ticks(5)) {
            double at = y(tick, ceiling, floor);
            drawing.line(from, at, to, at, tick == 0 ? Ink.QUIET : Ink.PALE, 1);
            drawing.write(words.plain(tick), from - 8, at + 4, TICK, Anchor.END);
        }
        drawing.line(from, y(0, ceiling, floor), to, y(0, ceiling, floor), Ink.QUIET, 1);
        drawing.line(from, floor, to, floor, Ink.QUIET, 1);
        for (double tick : shifts.ticks(6)) {
            drawing.line(shifts.at(tick), floor, shifts.at(tick), floor + 4, Ink.QUIET, 1);
            drawing.write(words.plain(tick), shifts.at(tick), floor + 18, TICK, Anchor.MIDDLE);
        }
        drawing.write(ofShift, (from + to) / 2, floor + 33, TICK, Anchor.MIDDLE);
    }

    private void course(Course course, Series series, Axis shifts, double ceiling, double floor) {
        var line = new ArrayList<Double>();
        var lower = new ArrayList<Double>();
        var upper = new ArrayList<Double>();
        for (Point point : course.points()) {
            double x = shifts.at(point.delta());
            line.addAll(List.of(x, y(point.difference().estimate() * factor, ceiling, floor)));
            lower.addAll(List.of(x, y(point.difference().lower() * factor, ceiling, floor)));
            upper.addAll(List.of(x, y(point.difference().upper() * factor, ceiling, floor)));
        }
        drawing.polyline(lower, series.colour(), 0.9, "2 2");
        drawing.polyline(upper, series.colour(), 0.9, "2 2");
        drawing.polyline(line, series.colour(), 2, series.dashes());
        course.points().forEach(point -> tell(course, point, series, shifts, ceiling, floor));
        mark(course.below(), series, shifts, ceiling, floor);
        mark(course.above(), series, shifts, ceiling, floor);
    }

    private void tell(Course course, Point point, Series series, Axis shifts, double ceiling, double floor) {
        var difference = point.difference();
        double delta = point.delta();
        String shifted = finding.label(course.shifted());
        double x = shifts.at(delta);
        double y = y(difference.estimate() * factor, ceiling, floor);
        drawing.telling(
                words.say(
                        "%s shifted by %s: %s (%s to %s)",
                        "%s forskjøvet med %s: %s (%s til %s)",
                        shifted,
                        words.plain(delta),
                        finding.display().value(difference.estimate()),
                        finding.display().value(difference.lower()),
                        finding.display().value(difference.upper())),
                List.of(
                        finding.label(course.of()),
                        finding.label(course.versus()),
                        shifted,
                        Double.toString(delta),
                        Double.toString(difference.estimate() * factor),
                        Double.toString(difference.lower() * factor),
                        Double.toString(difference.upper() * factor)),
                () -> drawing.disc(x, y, 2.5, series.colour(), series.colour(), 1));
    }

    /// Where the interval begins or ceases to hold zero.
    private void mark(@Nullable Double delta, Series series, Axis shifts, double ceiling, double floor) {
        if (delta != null) {
            double x = shifts.at(delta);
            double zero = y(0, ceiling, floor);
            drawing.disc(x, zero, 4.5, Ink.WHITE, series.colour(), 2);
        }
    }

    private void legend(List<Course> both, double left, double y, double room) {
        double at = y;
        for (int i = 0; i < both.size(); i++) {
            Series series = Ink.series(i);
            drawing.polyline(List.of(left, at - 4, left + 26, at - 4), series.colour(), 2, series.dashes());
            String text = words.say(
                    "shifted: %s", "forskjøvet: %s", finding.label(both.get(i).shifted()));
            drawing.write(
                    Lines.of(text, TICK.face(), TICK.size(), room - 34).getFirst(), left + 34, at, TICK, Anchor.START);
            at += 15;
        }
    }

    private double y(double value, double ceiling, double floor) {
        return floor - (value - values.low()) / (values.high() - values.low()) * (floor - ceiling);
    }

    private Axis valueAxis() {
        double[] ends = courses.stream()
                .flatMap(each -> each.points().stream())
                .flatMapToDouble(point -> DoubleStream.of(
                        point.difference().lower(), point.difference().upper(), 0))
                .filter(Double::isFinite)
                .map(end -> end * factor)
                .toArray();
        return Axis.over(
                DoubleStream.of(ends).min().orElse(-1),
                DoubleStream.of(ends).max().orElse(1),
                5,
                0,
                1);
    }
}
