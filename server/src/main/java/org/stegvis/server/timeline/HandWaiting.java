package org.stegvis.server.timeline;

import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Permission;
import org.stegvis.server.allocation.HandRequest;
import org.stegvis.server.participant.Course;
import org.stegvis.server.people.Names;
import org.stegvis.server.timeline.ParticipantView.Link;
import org.stegvis.server.timeline.ParticipantView.Waiting;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.Titles;

/// An allocation by hand that waits for its second person, for who may be that person or may ask for one.
record HandWaiting(InTrial in, Course course, Names names) {

    @Nullable
    Waiting found() {
        boolean concerns = in.allows(Permission.CONFIRM_ALLOCATION_BY_HAND, course.site())
                || in.allows(Permission.ALLOCATE_BY_HAND, course.site());
        return concerns ? HandRequest.waiting(course).map(this::told).orElse(null) : null;
    }

    private Waiting told(HandRequest request) {
        boolean seesOptions = in.allows(Permission.SEE_ALLOCATIONS, course.site());
        var titles = new Titles(course.version().protocol(), in.language());
        String by = Objects.requireNonNullElse(
                names.of(request.actor(), in.id(), seesOptions), in.words().t("who.staff"));
        String text = in.words().t("by-hand.by", by, in.words().moment(request.at()));
        var acts = new ArrayList<Link>();
        if (in.allows(Permission.CONFIRM_ALLOCATION_BY_HAND, course.site())) {
            if (!request.actor().equals(in.actor().id())) {
                acts.add(link(request, "confirm", "by-hand.confirm.act"));
            }
            acts.add(link(request, "withdraw", "by-hand.withdraw.act"));
        }
        return new Waiting(
                in.words().t("by-hand.waiting", titles.decision(request.decision())),
                seesOptions
                        ? in.words()
                                .t("by-hand.waiting.what", titles.treatment(request.option()), request.reason(), text)
                        : text,
                acts);
    }

    private Link link(HandRequest request, String act, String label) {
        String path = in.path("p/" + course.participant() + "/by-hand/" + request.decision() + "/" + act);
        return new Link(path, in.words().t(label));
    }
}
