package org.stegvis.server.committee;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.committee.ClosedReport.Safety;
import org.stegvis.server.safety.AdverseEventRow;
import org.stegvis.server.safety.AdverseEvents;
import org.stegvis.server.trialpage.InTrial;

/// Counts adverse events by the option that a participant had last been allocated when the event began.
record SafetyByOption(InTrial in, Allocated allocated, AdverseEvents events) {
    private static final int ALL = 100_000;

    private static final class Sums {
        private int participants;
        private final Set<String> affected = new HashSet<>();
        private int events;
        private int serious;
        private int related;
    }

    List<Safety> lines() {
        Map<String, Sums> sums = new LinkedHashMap<>();
        in.protocol().treatments().forEach(each -> sums.put(each.id(), new Sums()));
        allocated
                .participants(in.id())
                .forEach((option, n) -> sums.computeIfAbsent(option, none -> new Sums()).participants = n);
        Map<String, List<Allocated.Option>> options = allocated.ofThoseWithEvents(in.id());
        for (AdverseEventRow row : events.list(in.id(), null, false, 0, ALL)) {
            String option = at(
                    options.getOrDefault(row.participant(), List.of()),
                    row.event().onset());
            if (option != null) {
                Sums here = sums.computeIfAbsent(option, none -> new Sums());
                here.affected.add(row.participant());
                here.events++;
                here.serious += row.event().countsAsSerious() ? 1 : 0;
                here.related += row.event().relatedness().isRelated() ? 1 : 0;
            }
        }
        var lines = new ArrayList<Safety>();
        sums.forEach((option, each) -> lines.add(new Safety(
                in.protocol().treatment(option).title().in(in.language()),
                each.participants,
                each.affected.size(),
                each.events,
                each.serious,
                each.related)));
        return lines;
    }

    /// The last option allocated by a day.
    private static @Nullable String at(List<Allocated.Option> options, LocalDate day) {
        return options.stream()
                .filter(each -> !each.on().isAfter(day))
                .reduce((first, last) -> last)
                .map(Allocated.Option::option)
                .orElse(null);
    }
}
