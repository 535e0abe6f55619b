package org.stegvis.conduct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;

/// The visits of a protocol in the order in which they come.
///
/// @param untilEnrolment visits up to week 0
/// @param afterEnrolment visits after week 0
record Timetable(List<Visit> untilEnrolment, List<Visit> afterEnrolment) {

    static Timetable of(Protocol protocol) {
        List<Visit> visits = protocol.visits().stream()
                .sorted(Comparator.comparingDouble(Visit::week))
                .toList();
        return new Timetable(
                visits.stream().filter(visit -> visit.week() <= 0).toList(),
                visits.stream().filter(visit -> visit.week() > 0).toList());
    }

    /// The first of some visits that neither took place nor was missed; null when there is none.
    static @Nullable Visit firstUnseen(List<Visit> visits, Set<String> seen) {
        for (Visit visit : visits) {
            if (!seen.contains(visit.id())) {
                return visit;
            }
        }
        return null;
    }

    /// Tells of an enrolled participant which visits are over: all that come before the next one.
    Predicate<String> before(@Nullable Visit next) {
        if (next == null) {
            return visit -> true;
        }
        var toCome = new ArrayList<String>();
        for (Visit visit : afterEnrolment.subList(afterEnrolment.indexOf(next), afterEnrolment.size())) {
            toCome.add(visit.id());
        }
        return visit -> !toCome.contains(visit);
    }
}
