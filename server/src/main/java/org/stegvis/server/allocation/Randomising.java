package org.stegvis.server.allocation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Step;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.LogView;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.eventlog.WriteRequest;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.trialsetup.TrialState;
import org.stegvis.server.trialsetup.Trials;

/// Takes the decision that is due for a participant: enrols who is eligible and has consented, and
/// allocates; or, where the protocol's rule says so, lets the participant go on as before.
///
/// One transaction. Whatever comes at the same time, from this server or another, a participant is
/// allocated once at a decision, and who has seen the answer will find it in the log.
@Component
public class Randomising {
    private final LogWriter log;
    private final Trials trials;
    private final Participants participants;
    private final Allocating allocating;
    private final Counts counts;
    private final Access access;
    private final Clock clock;

    Randomising(
            LogWriter log,
            Trials trials,
            Participants participants,
            Allocating allocating,
            Counts counts,
            Access access,
            Clock clock) {
        this.log = log;
        this.trials = trials;
        this.participants = participants;
        this.allocating = allocating;
        this.counts = counts;
        this.access = access;
        this.clock = clock;
    }

    /// Takes the decision that is due for a participant, once, however many ask for it at the same time.
    ///
    /// @param decision the one that the person who asks has in mind; another one that is due is not taken
    /// @param key names the request; the same key gives the same answer and nothing is done again
    public Written randomise(Actor actor, String trial, String participant, String decision, @Nullable String key) {
        String site = participants.site(trial, participant).orElse(null);
        Refusal refusal = access.refusal(actor, Permission.ALLOCATE, trial, site);
        return refusal != null
                ? new Written.Refused(refusal)
                : log.write(
                        new WriteRequest(trial, actor, key, participant, view -> decide(view, participant, decision)));
    }

    private Decide.Answer decide(LogView view, String participant, String decision) {
        TrialState state = trials.state(view);
        Optional<Refusal> closed = state.refusal();
        if (closed.isPresent()) {
            return new Decide.Answer.Refuse(closed.get());
        }
        if (view.aboutParticipant().isEmpty()) {
            return Decide.refuse(Refusal.Code.NO_SUCH_PARTICIPANT, "There is no participant '" + participant + "'.");
        }
        LocalDate today = LocalDate.ofInstant(view.now(), clock.getZone());
        Course course = participants.course(view, participant);
        var entries = new ArrayList<NewEntry>();
        if (course.next() instanceof Step.Enrol) {
            Refusal full = siteIsFull(view, state, course);
            if (full != null) {
                return new Decide.Answer.Refuse(full);
            }
            var enrolled = new Event.Enrolled(today);
            entries.add(ConductEvents.entry(enrolled));
            course = course.with(enrolled);
        }
        return take(view, state, course, decision, today, entries);
    }

    private Decide.Answer take(
            LogView view, TrialState state, Course course, String decision, LocalDate today, List<NewEntry> before) {
        var due = Due.of(course.next());
        if (!decision.equals(due.decision())) {
            return Decide.refuse(due.code(course, decision), due.message(course, decision));
        }
        var entries = new ArrayList<>(before);
        switch (course.next()) {
            case Step.Allocate step -> {
                switch (allocating.draw(view, state, step, today)) {
                    case Allocating.Drew(var entry) -> entries.add(entry);
                    case Allocating.NothingOpen none -> {
                        return Decide.refuse(
                                Refusal.Code.NO_OPTION_OPEN,
                                "All options that decision '" + decision + "' offers this participant are closed.");
                    }
                }
            }
            case Step.Continue step ->
                entries.add(ConductEvents.entry(
                        new Event.Continued(today, step.decision(), step.visit(), step.route(), step.responseClass())));
            case Step.Leave step ->
                entries.add(ConductEvents.entry(
                        new Event.Left(today, step.decision(), step.visit(), step.route(), step.responseClass())));
            case Step.Screen s -> throw notDue(s);
            case Step.Consent s -> throw notDue(s);
            case Step.Enrol s -> throw notDue(s);
            case Step.Collect s -> throw notDue(s);
            case Step.Wait s -> throw notDue(s);
            case Step.Stop s -> throw notDue(s);
        }
        String site = course.site();
        if (!before.isEmpty() && site != null && state.siteLimits().containsKey(site)) {
            counts.ofSite(view, site).incrementAndGet();
        }
        return new Decide.Answer.Write(entries);
    }

    private @Nullable Refusal siteIsFull(LogView view, TrialState state, Course course) {
        String site = course.site();
        Integer limit = site == null ? null : state.siteLimits().get(site);
        return site != null && limit != null && counts.ofSite(view, site).get() >= limit
                ? new Refusal(
                        Refusal.Code.SITE_FULL, "Site '" + site + "' has enrolled as many as it may, " + limit + ".")
                : null;
    }

    private static IllegalStateException notDue(Step step) {
        return new IllegalStateException("The step " + step + " takes no decision.");
    }
}
