package org.stegvis.server.allocation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Step;
import org.stegvis.protocol.tailoring.Offering.How;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.participant.Standing;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An allocation that was made without the server (it could not be reached, an envelope was opened) is
/// entered with a reason by one person and confirmed by another.
///
/// It stands in the data as a choice with probability 1, because chance had no part in it that the protocol knows
/// of.
@Component
public class AllocatingByHand {
    private final ParticipantWriter writer;

    public AllocatingByHand(ParticipantWriter writer) {
        this.writer = writer;
    }

    public Written ask(
            Actor actor,
            String trial,
            String participant,
            String decision,
            String option,
            String reason,
            @Nullable String key) {
        return writer.write(actor, Permission.ALLOCATE_BY_HAND, trial, participant, key, standing -> {
            if (reason.isBlank()) {
                return Decide.refuse(Refusal.Code.REASON_MISSING, "An allocation by hand needs a reason.");
            }
            Refusal refusal = refusal(standing, enrolled(standing), decision, option);
            return refusal != null
                    ? new Decide.Answer.Refuse(refusal)
                    : Decide.write(new NewEntry(
                            HandRequest.ASKED,
                            standing.today().toString(),
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("decision", decision)
                                    .put("option", option),
                            reason));
        });
    }

    /// Confirms what somebody else asked for last.
    public Written confirm(Actor actor, String trial, String participant, String decision, @Nullable String key) {
        return confirm(actor, trial, participant, decision, null, key);
    }

    /// Confirms a request that the second person has seen.
    ///
    /// @param seen its place in the log; another one that has come since is not confirmed. Null for the last one
    public Written confirm(
            Actor actor, String trial, String participant, String decision, @Nullable Long seen, @Nullable String key) {
        return writer.write(actor, Permission.CONFIRM_ALLOCATION_BY_HAND, trial, participant, key, standing -> {
            HandRequest asked = asked(standing, decision);
            if (asked == null || (seen != null && asked.seq() != seen)) {
                return Decide.refuse(
                        Refusal.Code.NOTHING_TO_DO,
                        "Nobody asked for an allocation by hand at decision '" + decision + "'.");
            }
            if (asked.actor().equals(actor.id())) {
                return Decide.refuse(Refusal.Code.SECOND_PERSON_NEEDED, "Somebody else must confirm the allocation.");
            }
            return confirmed(standing, asked);
        });
    }

    /// Takes back what was asked for: by who asked, or by the second person, who does not confirm it.
    public Written withdraw(
            Actor actor, String trial, String participant, String decision, String reason, @Nullable String key) {
        return writer.write(actor, Permission.CONFIRM_ALLOCATION_BY_HAND, trial, participant, key, standing -> {
            if (reason.isBlank()) {
                return Decide.refuse(Refusal.Code.REASON_MISSING, "To withdraw the request needs a reason.");
            }
            HandRequest waiting = HandRequest.waiting(standing.course())
                    .filter(each -> each.decision().equals(decision))
                    .orElse(null);
            return waiting == null
                    ? Decide.refuse(
                            Refusal.Code.NOTHING_TO_DO,
                            "No request for an allocation by hand waits at decision '" + decision + "'.")
                    : Decide.write(new NewEntry(
                            HandRequest.WITHDRAWN,
                            standing.today().toString(),
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("decision", decision)
                                    .put("request", waiting.seq()),
                            reason));
        });
    }

    private static Decide.Answer confirmed(Standing standing, HandRequest asked) {
        String decision = asked.decision();
        String option = asked.option();
        Course course = enrolled(standing);
        Refusal refusal = refusal(standing, course, decision, option);
        if (refusal != null || !(course.next() instanceof Step.Allocate step)) {
            return new Decide.Answer.Refuse(Objects.requireNonNull(refusal));
        }
        var entries = new ArrayList<NewEntry>();
        if (standing.course().next() instanceof Step.Enrol) {
            entries.add(ConductEvents.entry(new Event.Enrolled(standing.today())));
        }
        NewEntry allocated = ConductEvents.entry(new Event.Allocated(
                standing.today(),
                decision,
                step.visit(),
                step.route(),
                step.responseClass(),
                option,
                How.BY_CHOICE,
                1));
        ((ObjectNode) allocated.what()).put("by-hand", asked.seq());
        entries.add(new NewEntry(allocated.type(), allocated.happened(), allocated.what(), asked.reason()));
        return new Decide.Answer.Write(entries);
    }

    // Also when the decision has been taken since: then the rule of the decision says so.
    private static @Nullable HandRequest asked(Standing standing, String decision) {
        return HandRequest.last(standing.course().entries())
                .filter(request -> request.decision().equals(decision))
                .orElse(null);
    }

    /// The decision at which an allocation by hand can be asked for, with the options that are open to the participant;
    /// null when none is due.
    public static Step.@Nullable Allocate due(Course course, LocalDate today) {
        Step next = course.next() instanceof Step.Enrol
                ? course.with(new Event.Enrolled(today)).next()
                : course.next();
        return next instanceof Step.Allocate allocate ? allocate : null;
    }

    private static Course enrolled(Standing standing) {
        return standing.course().next() instanceof Step.Enrol
                ? standing.course().with(new Event.Enrolled(standing.today()))
                : standing.course();
    }

    private static @Nullable Refusal refusal(Standing standing, Course course, String decision, String option) {
        Refusal closed = standing.trial().refusal().orElse(null);
        if (closed != null) {
            return closed;
        }
        if (!(course.next() instanceof Step.Allocate step) || !step.decision().equals(decision)) {
            var due = Due.of(course.next());
            return new Refusal(due.code(course, decision), due.message(course, decision));
        }
        return step.offering().offers(option)
                ? null
                : new Refusal(
                        Refusal.Code.VALUE_NOT_ALLOWED,
                        "Option '" + option + "' is not open to this participant at decision '" + decision + "'.");
    }
}
