package org.stegvis.server.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Step;
import org.stegvis.server.access.Permission;
import org.stegvis.server.allocation.AllocatingByHand;
import org.stegvis.server.allocation.HandRequest;
import org.stegvis.server.participant.Course;
import org.stegvis.server.timeline.ParticipantView.Link;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.Titles;

/// What else a reader may look at or do about a participant; what is for emergencies stands last.
record More(InTrial in, Course course, LocalDate today) {

    static More of(InTrial in, Course course, LocalDate today) {
        return new More(in, course, today);
    }

    List<Link> links() {
        var links = new ArrayList<Link>();
        List<String> allocatedAt = course.history().events().stream()
                .filter(Event.Allocated.class::isInstance)
                .map(event -> ((Event.Allocated) event).decision())
                .toList();
        boolean isTreated = !allocatedAt.isEmpty();
        boolean seesOptions = allows(Permission.SEE_ALLOCATIONS);
        if (seesOptions) {
            allocatedAt.forEach(decision -> add(links, "slip/" + decision, "more.slip", title(decision)));
        }
        if (allows(Permission.SEE_IDENTITY) && allows(Permission.ENTER_IDENTITY)) {
            add(links, "identity", "more.identity");
        }
        if (allows(Permission.SEE_MEASURES)) {
            add(links, "data", "more.data");
        }
        if (isTreated && allows(Permission.RECORD_TREATMENT) && seesOptions) {
            add(links, "sessions", "more.sessions");
        }
        if (isTreated && allows(Permission.ASSIGN_THERAPIST)) {
            add(links, "therapist", "more.therapist");
        }
        if (course.next() instanceof Step.Collect
                && course.history().facts().enrolled() != null
                && allows(Permission.RESCHEDULE)) {
            add(links, "reschedule", "more.reschedule");
        }
        if (!(course.next() instanceof Step.Stop) && allows(Permission.WITHDRAW)) {
            add(links, "withdraw", "more.withdraw");
        }
        emergencies(links, allocatedAt);
        return links;
    }

    private void emergencies(List<Link> links, List<String> allocatedAt) {
        Step.Allocate due = AllocatingByHand.due(course, today);
        if (due != null
                && allows(Permission.ALLOCATE_BY_HAND)
                && HandRequest.waiting(course).isEmpty()) {
            add(links, "by-hand/" + due.decision(), "more.by-hand");
        }
        if (allows(Permission.UNBLIND)) {
            allocatedAt.forEach(decision -> add(links, "unblind/" + decision, "more.unblind", title(decision)));
        }
    }

    private String title(String decision) {
        return new Titles(course.version().protocol(), in.language()).decision(decision);
    }

    private boolean allows(Permission permission) {
        return in.allows(permission, course.site());
    }

    private void add(List<Link> links, String below, String label, Object... arguments) {
        links.add(new Link(
                in.path("p/" + course.participant() + "/" + below), in.words().t(label, arguments)));
    }
}
