package org.stegvis.report.trajectory;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.report.figure.Axis;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Drawing.TextStyle;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Ink.Marker;
import org.stegvis.report.figure.Ink.Series;
import org.stegvis.report.figure.Lines;
import org.stegvis.report.figure.Markers;
import org.stegvis.report.trajectory.Courses.Course;
import org.stegvis.report.trajectory.Courses.Point;
import org.stegvis.report.words.Words;

/// One panel: its axes and lines. Where regimes have not parted yet they are one line.
final class CourseFrame {
    private static final double LABEL_ROOM = 128;
    private static final double ASIDE = 5;
    private static final int MOST_LABELLED = 6;
    private static final TextStyle TICK = new TextStyle(11, false, Ink.QUIET);
    private static final TextStyle TITLE = new TextStyle(12.5, true, Ink.TEXT);
    private static final Series SHARED = new Series(Ink.TEXT, "", Marker.DISC);

    private final Drawing on;
    private final Words words;
    private final double left;
    private final double right;
    private final double top;
    private final double height;
    private Axis weeks = new Axis(0, 1, 0, 1);

    CourseFrame(Drawing on, Words words, double left, double right, double top, double height) {
        this.on = on;
        this.words = words;
        this.left = left;
        this.right = right;
        this.top = top;
        this.height = height;
    }

    void draw(String title, List<Point> points, Axis values) {
        double end = right - LABEL_ROOM;
        weeks = new Axis(points.getFirst().week(), points.getLast().week(), left + 14, end - 10);
        on.write(title, left, top - 12, TITLE, Anchor.START);
        for (double tick : values.ticks(5)) {
            double y = y(values, tick);
            on.line(left, y, end, y, Ink.PALE, 1);
            on.write(words.plain(tick), left - 8, y + 4, TICK, Anchor.END);
        }
        on.line(left, top + height, end, top + height, Ink.QUIET, 1);
        double free = Double.NEGATIVE_INFINITY;
        for (Point point : points) {
            double x = weeks.at(point.week());
            on.line(x, top + height, x, top + height + 4, Ink.QUIET, 1);
            String name = words.of(point.visit().title());
            double half = TICK.width(name) / 2;
            if (x - half > free) {
                on.write(name, x, top + height + 18, TICK, Anchor.MIDDLE);
                free = x + half + 8;
            }
        }
    }

    void ghosts(Panel panel, Axis values, double factor) {
        for (Course course : panel.courses()) {
            for (int i = 1; i < course.points().size(); i++) {
                segment(course, i, values, factor, new Series(Ink.GHOST, "", Marker.DISC), 1.2);
            }
        }
    }

    void courses(Panel panel, Axis values, double factor) {
        List<Course> courses = panel.courses();
        for (int k = 0; k < courses.size(); k++) {
            for (int i = 0; i < courses.get(k).points().size(); i++) {
                Series series = series(courses, k, i);
                if (i > 0) {
                    segment(courses.get(k), i, values, factor, series, 1.8);
                }
            }
        }
        for (int k = 0; k < courses.size(); k++) {
            for (int i = 0; i < courses.get(k).points().size(); i++) {
                point(panel, k, i, values, factor);
            }
        }
        if (courses.size() <= MOST_LABELLED) {
            labels(panel, values, factor);
        }
    }

    void scaleBar(Axis values, double length) {
        double x = left + 5;
        double from = y(values, values.low()) - 10;
        double to = from - length / (values.high() - values.low()) * height;
        on.line(x, from, x, to, Ink.ACCENT, 3);
        on.line(x - 3, from, x + 3, from, Ink.ACCENT, 1);
        on.line(x - 3, to, x + 3, to, Ink.ACCENT, 1);
    }

    private void segment(Course course, int to, Axis values, double factor, Series series, double width) {
        Estimate one = course.points().get(to - 1).estimate();
        Estimate other = course.points().get(to).estimate();
        if (one != null && other != null) {
            double x1 = weeks.at(course.points().get(to - 1).week());
            double x2 = weeks.at(course.points().get(to).week());
            on.polyline(
                    List.of(x1, y(values, one.estimate() * factor), x2, y(values, other.estimate() * factor)),
                    series.colour(),
                    width,
                    series.dashes());
        }
    }

    private void point(Panel panel, int number, int visit, Axis values, double factor) {
        List<Course> courses = panel.courses();
        Point point = courses.get(number).points().get(visit);
        Estimate estimate = point.estimate();
        if (estimate == null || isDrawnBefore(courses, number, visit)) {
            return;
        }
        boolean isShared = isShared(courses, number, visit);
        Series series = isShared ? SHARED : Ink.series(number);
        double shift = isShared ? 0 : (number - (courses.size() - 1) / 2.0) * ASIDE;
        double x = weeks.at(point.week()) + shift;
        var told = new CoursePoint(words, panel, visit, estimate, factor, sharers(courses, number, visit));
        on.telling(told.told(), told.cells(), () -> {
            if (courses.size() <= MOST_LABELLED && Double.isFinite(estimate.lower())) {
                double low = y(values, estimate.lower() * factor);
                on.line(x, low, x, y(values, estimate.upper() * factor), series.colour(), 1.2);
            }
            Markers.draw(on, series, x, y(values, estimate.estimate() * factor));
        });
    }

    /// The courses that have one value there.
    private static List<Integer> sharers(List<Course> courses, int number, int visit) {
        return IntStream.range(0, courses.size())
                .filter(other -> other == number || isSame(courses, number, other, visit))
                .boxed()
                .toList();
    }

    private void labels(Panel panel, Axis values, double factor) {
        List<Integer> order = IntStream.range(0, panel.courses().size())
                .filter(k -> panel.courses().get(k).points().getLast().estimate() != null)
                .boxed()
                .sorted((a, b) -> Double.compare(lastY(panel, a, values, factor), lastY(panel, b, values, factor)))
                .toList();
        double free = Double.NEGATIVE_INFINITY;
        for (int k : order) {
            TextStyle type = new TextStyle(11, true, Ink.series(k).colour());
            List<String> lines = Lines.of(panel.labels().get(k), type.face(), type.size(), LABEL_ROOM - 14);
            double y = Math.max(free, lastY(panel, k, values, factor) + 4 - (lines.size() - 1) * 6.5);
            for (String line : lines) {
                on.write(line, right - LABEL_ROOM + 10, y, type, Anchor.START);
                y += 13;
            }
            free = y + 3;
        }
    }

    private double lastY(Panel panel, int number, Axis values, double factor) {
        Estimate last = panel.courses().get(number).points().getLast().estimate();
        return last == null ? top : y(values, last.estimate() * factor);
    }

    private static Series series(List<Course> courses, int number, int visit) {
        return isShared(courses, number, visit) ? SHARED : Ink.series(number);
    }

    private static boolean isShared(List<Course> courses, int number, int visit) {
        return IntStream.range(0, courses.size())
                .anyMatch(other -> other != number && isSame(courses, number, other, visit));
    }

    private static boolean isDrawnBefore(List<Course> courses, int number, int visit) {
        return IntStream.range(0, number).anyMatch(other -> isSame(courses, number, other, visit));
    }

    private static boolean isSame(List<Course> courses, int one, int other, int visit) {
        @Nullable Estimate here = courses.get(one).points().get(visit).estimate();
        return here != null
                && here.equals(courses.get(other).points().get(visit).estimate());
    }

    private double y(Axis values, double value) {
        return top + height - (value - values.low()) / (values.high() - values.low()) * height;
    }
}
