package org.stegvis.report.trajectory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.regime.Rule;
import org.stegvis.protocol.regime.Rule.Then;
import org.stegvis.report.trajectory.Courses.Course;
import org.stegvis.report.words.RegimeLabels;
import org.stegvis.report.words.Titles;

/// The regimes that begin with the same option, in one panel.
///
/// @param labels one a course
record Panel(String title, List<Course> courses, List<String> labels) {
    Panel {
        courses = List.copyOf(courses);
        labels = List.copyOf(labels);
    }

    static List<Panel> of(List<Course> courses, RegimeLabels labels, Titles titles) {
        Map<String, List<Course>> byFirst = new LinkedHashMap<>();
        for (Course course : courses) {
            String option = first(course.regime().rule());
            byFirst.computeIfAbsent(option == null ? "" : titles.option(option), none -> new ArrayList<>())
                    .add(course);
        }
        var panels = new ArrayList<Panel>();
        byFirst.forEach((title, members) -> panels.add(new Panel(
                title,
                members,
                members.stream()
                        .map(course ->
                                behind(title, labels.of(course.regime().id().text())))
                        .toList())));
        return panels;
    }

    /// What the label says beyond the title of the panel.
    private static String behind(String title, String label) {
        if (label.equals(title)) {
            return "";
        }
        return label.startsWith(title) ? label.substring(title.length()).strip() : label;
    }

    private static @Nullable String first(Rule rule) {
        if (rule instanceof Rule.At at && at.branches().getFirst().then() instanceof Then.Choose(var o, var h, var p)) {
            return o;
        }
        return null;
    }
}
