package org.stegvis.server.demonstration;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Characteristic;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.RehearsalId;
import org.stegvis.server.allocation.Randomising;
import org.stegvis.server.consent.Consenting;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.identity.Identities;
import org.stegvis.server.identity.Identity;
import org.stegvis.server.people.Role;
import org.stegvis.server.questionnaire.Assessing;
import org.stegvis.server.reminder.Choice;
import org.stegvis.server.reminder.ChoosingReminders;
import org.stegvis.server.screening.Screening;
import org.stegvis.server.therapy.AssigningTherapists;
import org.stegvis.server.therapy.Treating;
import org.stegvis.server.withdrawal.Withdrawing;

/// Does on the server what happened to a made-up participant, each thing by somebody who may.
@Component
class Acts {
    /// Of so many who consent, one agrees to be reminded.
    private static final int ONE_IN = 6;

    private static final List<String> WHY_NOT = List.of(
            "no time", "", "does not want to be randomised", "", "lives too far away", "wants no talking therapy");

    private final Screening screening;
    private final Consenting consenting;
    private final Assessing assessing;
    private final Randomising randomising;
    private final Treating treating;
    private final Withdrawing withdrawing;
    private final AssigningTherapists assigning;
    private final Identities identities;
    private final ChoosingReminders choosing;

    Acts(
            Screening screening,
            Consenting consenting,
            Assessing assessing,
            Randomising randomising,
            Treating treating,
            Withdrawing withdrawing,
            AssigningTherapists assigning,
            Identities identities,
            ChoosingReminders choosing) {
        this.screening = screening;
        this.consenting = consenting;
        this.assessing = assessing;
        this.randomising = randomising;
        this.treating = treating;
        this.withdrawing = withdrawing;
        this.assigning = assigning;
        this.identities = identities;
        this.choosing = choosing;
    }

    void perform(Cast cast, String trial, Way way, Event event, LocalDate day) {
        if (event instanceof Event.Screened(var on, var characteristics)) {
            var site = characteristics.get(Characteristic.SITE);
            String name = site instanceof Value.Name(var told) ? told : null;
            Actor coordinator = cast.of(Role.SITE_COORDINATOR, name);
            Entry entry = Playing.done(
                            screening.screen(coordinator, trial, characteristics, day, "demonstration-" + way.number))
                    .getFirst();
            way.id = entry.participant();
            return;
        }
        String id = Objects.requireNonNull(way.id, "nobody is known before screening");
        Actor coordinator = cast.of(Role.SITE_COORDINATOR, way.site);
        switch (event) {
            case Event.Screened screened -> {}
            case Event.Consented consented -> {
                Playing.done(consenting.consent(coordinator, trial, id, "1.0", day, null));
                // Nobody made up for a rehearsal has a name, or is reminded of anything.
                if (!RehearsalId.is(trial)) {
                    remindable(coordinator, trial, id, way.number);
                }
            }
            case Event.Declined(var on, var reason) -> decline(cast, trial, way, day);
            case Event.Assessed(var on, var visit, var measures) ->
                Playing.done(assessing.assess(cast.of(Role.ASSESSOR, way.site), trial, id, visit, measures, day, null));
            case Event.Treated(var on, var decision, var sessions, var completed) ->
                Playing.done(treating.end(
                        cast.of(Role.THERAPIST, way.site),
                        trial,
                        id,
                        new Event.Treated(day, decision, sessions, completed),
                        null));
            case Event.Withdrawn(var on, var reason) ->
                Playing.done(withdrawing.withdraw(
                        coordinator,
                        trial,
                        id,
                        way.number % 5 == 0 ? Withdrawing.From.CONSENT : Withdrawing.From.FOLLOW_UP,
                        day,
                        reason,
                        null));
            case Event.TreatmentWithdrawn(var on, var reason) ->
                Playing.done(
                        withdrawing.withdraw(coordinator, trial, id, Withdrawing.From.TREATMENT, day, reason, null));
            case Event.Continued(var on, var decision, var visit, var route, var responseClass) ->
                Playing.done(randomising.randomise(coordinator, trial, id, decision, null));
            case Event.Left(var on, var decision, var visit, var route, var responseClass) ->
                Playing.done(randomising.randomise(coordinator, trial, id, decision, null));
            // The server enrols with the first decision, and writes that a visit was missed by its calendar.
            case Event.Enrolled enrolled -> {}
            case Event.Missed missed -> {}
            case Event.Allocated allocated -> throw new IllegalStateException("The server draws: " + allocated);
            case Event.Corrected corrected -> throw new IllegalStateException("Nobody made up corrects: " + corrected);
        }
    }

    /// Some agree to be reminded.
    private void remindable(Actor coordinator, String trial, String id, int number) {
        if (number % ONE_IN == 0) {
            Choice choice = number % (2 * ONE_IN) == 0 ? Choice.EMAIL : Choice.SMS;
            String language = number % (3 * ONE_IN) == 0 ? "nb" : "en";
            var identity = new Identity(
                    "Made Up " + number, "made-up-" + number + "@example.org", "+47 000 " + number, "", language);
            Playing.done(identities.enter(coordinator, trial, id, identity, null));
            // The protocol may remind nobody, or not by this channel.
            choosing.choose(coordinator, trial, id, choice, null);
        }
    }

    /// Somebody says no when asked for consent; some say why.
    void decline(Cast cast, String trial, Way way, LocalDate day) {
        String reason = WHY_NOT.get(way.number % WHY_NOT.size());
        Playing.done(consenting.decline(
                cast.of(Role.SITE_COORDINATOR, way.site), trial, Objects.requireNonNull(way.id), reason, day, null));
    }

    /// Takes the decision that is due, and tells the participant what was drawn.
    void decide(Cast cast, String trial, Way way) {
        String id = Objects.requireNonNull(way.id);
        String decision = Objects.requireNonNull(way.decision());
        Entry drawn = Playing.done(
                        randomising.randomise(cast.of(Role.SITE_COORDINATOR, way.site), trial, id, decision, null))
                .getLast();
        if (!way.isIn()) {
            Actor coordinator = cast.of(Role.SITE_COORDINATOR, way.site);
            String therapist = cast.of(Role.THERAPIST, way.site).id();
            Playing.done(assigning.assign(coordinator, trial, id, therapist, "", null));
        }
        way.allocated((Event.Allocated) ConductEvents.event(drawn).orElseThrow());
    }
}
