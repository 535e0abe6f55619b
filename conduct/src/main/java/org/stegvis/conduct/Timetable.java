package org.stegvis.conduct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;

/// The visits and decisions of a protocol in the order in which they come.
///
/// @param untilEnrolment visits up to week 0
/// @param entries visits after week 0, and each occasion of each decision behind its visit
record Timetable(List<Visit> untilEnrolment, List<Entry> entries) {

    sealed interface Entry {}

    record At(Visit visit) implements Entry {}

    /// @param decision position of the decision in the protocol
    /// @param occasion position of the occasion in the decision
    record Take(int decision, int occasion) implements Entry {}

    static Timetable of(Protocol protocol) {
        List<Visit> visits = protocol.visits().stream()
                .sorted(Comparator.comparingDouble(Visit::week))
                .toList();
        var entries = new ArrayList<Entry>();
        for (Visit visit : visits) {
            if (visit.week() > 0) {
                entries.add(new At(visit));
            }
            for (int position = 0; position < protocol.decisions().size(); position++) {
                addOccasions(protocol.decisions().get(position), position, visit, entries);
            }
        }
        return new Timetable(visits.stream().filter(visit -> visit.week() <= 0).toList(), List.copyOf(entries));
    }

    private static void addOccasions(Decision decision, int position, Visit visit, List<Entry> entries) {
        for (int occasion = 0; occasion < decision.at().size(); occasion++) {
            if (decision.at().get(occasion).visit().equals(visit.id())) {
                entries.add(new Take(position, occasion));
            }
        }
    }
}
