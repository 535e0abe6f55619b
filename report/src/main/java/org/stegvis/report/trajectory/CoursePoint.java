package org.stegvis.report.trajectory;

import java.util.List;
import java.util.stream.Collectors;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.trajectory.Courses.Point;
import org.stegvis.report.words.Words;

/// What a point of a course says to whoever points at it, and as a row of a table.
///
/// @param visit which one, from 0
/// @param factor from the estimate to the scale of the axis
/// @param courses those of the panel that have this value there
record CoursePoint(Words words, Panel panel, int visit, Estimate estimate, double factor, List<Integer> courses) {

    static void columns(Drawing on, Words words) {
        on.columns(
                words.say("regimes", "regimer"),
                words.say("visit", "besøk"),
                words.say("week", "uke"),
                words.say("mean", "gjennomsnitt"),
                words.say("lower", "nedre"),
                words.say("upper", "øvre"));
    }

    String told() {
        String interval = Double.isFinite(estimate.lower())
                ? words.say(" (%s to %s)", " (%s til %s)", shown(estimate.lower()), shown(estimate.upper()))
                : "";
        return "%s, %s: %s%s"
                .formatted(regimes(), words.of(point().visit().title()), shown(estimate.estimate()), interval);
    }

    List<String> cells() {
        return List.of(
                regimes(),
                point().visit().id(),
                Double.toString(point().week()),
                exact(estimate.estimate()),
                exact(estimate.lower()),
                exact(estimate.upper()));
    }

    private Point point() {
        return panel.courses().get(courses.getFirst()).points().get(visit);
    }

    private String regimes() {
        if (courses.size() == panel.courses().size() && courses.size() > 1) {
            return panel.title();
        }
        return courses.stream()
                .map(course -> (panel.title() + " " + panel.labels().get(course)).strip())
                .collect(Collectors.joining(words.say(" and ", " og ")));
    }

    private String shown(double value) {
        return words.plain(Math.rint(value * factor * 100) / 100);
    }

    private String exact(double value) {
        return Double.isFinite(value) ? Double.toString(value * factor) : "";
    }
}
