package org.stegvis.design.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.design.scenario.Uptake;
import org.stegvis.protocol.Treatment;

/// The treatments of one participant that are not over yet.
final class Treatments {
    private final List<Event.Treated> running = new ArrayList<>();

    /// What will have become of the treatment that was just allocated.
    void begin(Event.Allocated allocated, Behaviour.DecisionPlan plan, Treatment treatment, Person person) {
        Uptake uptake = plan.uptake();
        if (uptake == null) {
            return;
        }
        String decision = allocated.decision();
        boolean starts = starts(decision, uptake, plan, person);
        boolean completes =
                starts && person.happens(uptake.complete(), plan.completePart(), "the end after '" + decision + "'");
        int planned = treatment.sessions() == null ? 1 : Math.max(1, treatment.sessions());
        int had = completes ? planned : starts ? some(planned, person.uniform(plan.sessionsPart())) : 0;
        LocalDate over = had == 0 ? allocated.on() : allocated.on().plusDays(days(treatment.weeks()));
        running.add(new Event.Treated(over, decision, had, completes));
    }

    /// Whether the participant begins. One who never does goes on as if the other option had been
    /// allocated.
    static boolean starts(String decision, Uptake uptake, Behaviour.DecisionPlan plan, Person person) {
        boolean starts = person.happens(uptake.start(), plan.startPart(), "the start after '" + decision + "'");
        if (!starts && uptake.instead() != null) {
            person.follow(decision, uptake.instead());
        }
        return starts;
    }

    /// Those that are over by a day, in order of time.
    List<Event.Treated> overBy(LocalDate day) {
        if (running.isEmpty()) {
            return List.of();
        }
        List<Event.Treated> over = running.stream()
                .filter(each -> !each.on().isAfter(day))
                .sorted(Comparator.comparing(Event.Treated::on))
                .toList();
        running.removeAll(over);
        return over;
    }

    /// Cuts short what is still running.
    List<Event.Treated> stopOn(LocalDate day) {
        List<Event.Treated> stopped = running.stream()
                .map(each -> new Event.Treated(day, each.decision(), each.sessions(), false))
                .toList();
        running.clear();
        return stopped;
    }

    private static long days(@Nullable Double weeks) {
        return weeks == null ? 0 : Math.round(weeks * 7);
    }

    /// At least one and not all, where there is more than one.
    private static int some(int planned, double uniform) {
        return planned == 1 ? 1 : 1 + (int) (uniform * (planned - 1));
    }
}
