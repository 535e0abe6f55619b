package org.stegvis.report.trajectory;

import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Scale;
import org.stegvis.report.figure.Axis;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Drawing.TextStyle;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.markup.Node;
import org.stegvis.report.trajectory.Courses.Point;
import org.stegvis.report.words.Words;

/// Draws the courses of one measure: a panel for each first option, on one scale.
final class CourseFigure {
    private static final double WIDTH = 1000;
    private static final double TOP = 46;
    private static final double HEIGHT = 250;
    private static final double BELOW = 56;
    private static final double LEFT = 46;
    private static final double GUTTER = 26;

    private final Measure measure;
    private final List<Panel> panels;
    private final Words words;
    private final Drawing drawing;
    private final List<Point> points;
    private final double factor;
    private final Axis values;

    CourseFigure(Measure measure, List<Panel> panels, Words words, Lettering lettering) {
        this.measure = measure;
        this.panels = panels;
        this.words = words;
        this.drawing = new Drawing(lettering);
        this.points = panels.getFirst().courses().getFirst().points();
        this.factor = measure.scale() instanceof Scale.Binary ? 100 : 1;
        this.values = valueAxis();
    }

    boolean startsAtZero() {
        return values.low() == 0;
    }

    Node draw() {
        int across = panels.size() > 4 ? 3 : Math.min(2, panels.size());
        double room = (WIDTH - GUTTER * (across - 1)) / across;
        int rows = (panels.size() + across - 1) / across;
        drawing.write(heading(), 0, 14, new TextStyle(12, false, Ink.QUIET), Anchor.START);
        for (int i = 0; i < panels.size(); i++) {
            double left = (i % across) * (room + GUTTER);
            int row = i / across;
            double top = row * (TOP + HEIGHT + BELOW);
            var frame = new CourseFrame(drawing, words, left + LEFT, left + room, top + TOP, HEIGHT);
            frame.draw(panels.get(i).title(), points, values);
            for (int other = 0; other < panels.size(); other++) {
                if (other != i) {
                    frame.ghosts(panels.get(other), values, factor);
                }
            }
            frame.courses(panels.get(i), values, factor);
            if (i == 0) {
                scaleBar(frame);
            }
        }
        CoursePoint.columns(drawing, words);
        return drawing.svg(WIDTH, rows * (TOP + HEIGHT + BELOW), words.of(measure.title()));
    }

    private String heading() {
        String unit = factor != 1 ? words.say("Percent", "Prosent") : words.of(measure.title());
        return switch (measure.better()) {
            case LOWER -> unit + words.say(" (lower is better)", " (lavere er bedre)");
            case HIGHER -> unit + words.say(" (higher is better)", " (høyere er bedre)");
            case NEITHER -> unit;
        };
    }

    /// The least important difference as a bar of its length.
    private void scaleBar(CourseFrame frame) {
        if (hasScaleBar()) {
            frame.scaleBar(values, barLength());
        }
    }

    boolean hasScaleBar() {
        return barLength() > 0 && barLength() <= values.high() - values.low();
    }

    /// The least important difference on the scale of the axis, 0 when the protocol states none.
    double barLength() {
        Double important = measure.importantDifference();
        return important == null ? 0 : important * factor;
    }

    private Axis valueAxis() {
        double[] ends = panels.stream()
                .flatMap(panel -> panel.courses().stream())
                .flatMap(course -> course.points().stream())
                .map(Point::estimate)
                .filter(Objects::nonNull)
                .flatMapToDouble(CourseFigure::ends)
                .filter(Double::isFinite)
                .map(end -> end * factor)
                .toArray();
        double least = DoubleStream.of(ends).min().orElse(0);
        double greatest = DoubleStream.of(ends).max().orElse(1);
        boolean isNearZero = least > 0 && least < 0.35 * greatest;
        return Axis.over(isNearZero ? 0 : least, greatest, 5, 0, 1);
    }

    private static DoubleStream ends(@Nullable Estimate estimate) {
        return estimate == null
                ? DoubleStream.empty()
                : DoubleStream.of(estimate.estimate(), estimate.lower(), estimate.upper());
    }
}
