package org.stegvis.server.tally;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.stegvis.server.participant.Course;

/// What a feature counts. It looks at nothing but the participant's course, so that a count can be taken back by
/// counting the course as it was.
@FunctionalInterface
public interface Tallied {

    /// What one participant adds to which count.
    void count(Course course, ObjIntConsumer<Tally> to);

    /// What one participant adds to all counts.
    static Map<Tally, Integer> of(List<Tallied> all, Course course) {
        var counts = new HashMap<Tally, Integer>();
        all.forEach(each -> each.count(course, (tally, n) -> {
            if (n != 0) {
                counts.merge(tally, n, Integer::sum);
            }
        }));
        return counts;
    }
}
