package org.stegvis.design.compiled;

import java.util.List;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;

/// The visits of a protocol as steps: step 0 is enrolment with all that came before it, each later visit is one
/// more.
record Course(List<Visit> visits, int untilEnrolment) {
    Course {
        visits = List.copyOf(visits);
    }

    static Course of(Protocol protocol) {
        List<Visit> visits = protocol.chronology().visits();
        return new Course(visits, (int)
                visits.stream().filter(visit -> !visit.isAfterEnrolment()).count());
    }

    int steps() {
        return visits.size() - untilEnrolment + 1;
    }

    /// The place of a visit in time.
    int place(String id) {
        for (int place = 0; place < visits.size(); place++) {
            if (visits.get(place).id().equals(id)) {
                return place;
            }
        }
        throw new IllegalArgumentException("There must be a visit '" + id + "'.");
    }

    Visit visit(String id) {
        return visits.get(place(id));
    }

    int step(String id) {
        return Math.max(0, place(id) - untilEnrolment + 1);
    }
}
