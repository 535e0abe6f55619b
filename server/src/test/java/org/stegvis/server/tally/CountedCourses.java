package org.stegvis.server.tally;

import java.util.HashMap;
import java.util.List;
import org.stegvis.server.participant.Course;

/// Counts of participants from where they stand, without a database.
public final class CountedCourses {
    private CountedCourses() {}

    public static Counts of(List<Tallied> all, List<Course> courses) {
        var sums = new HashMap<Tally, Integer>();
        courses.forEach(course -> Tallied.of(all, course).forEach((tally, n) -> sums.merge(tally, n, Integer::sum)));
        return Counts.of(sums.entrySet().stream()
                .map(each -> new Counts.Count(each.getKey(), each.getValue()))
                .toList());
    }
}
