package org.stegvis.server.withdrawal;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Event;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.participant.PastDay;
import tools.jackson.databind.node.ObjectNode;

/// A participant withdraws: from the treatment, from follow-up, or takes back the consent. The three are kept
/// apart.
@Component
public class Withdrawing {
    private final ParticipantWriter writer;

    public Withdrawing(ParticipantWriter writer) {
        this.writer = writer;
    }

    public enum From {
        /// No more decisions; visits go on.
        TREATMENT,
        /// No more visits and decisions; what is known is used.
        FOLLOW_UP,
        /// No more visits and decisions, and the participant does not want the data to be used.
        CONSENT;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Written withdraw(
            Actor actor,
            String trial,
            String participant,
            From from,
            LocalDate on,
            String reason,
            @Nullable String key) {
        return withdraw(actor, Permission.WITHDRAW, trial, participant, from, on, reason, key);
    }

    /// A participant withdraws without asking anybody, and without having to say why.
    public Written withdrawOneself(
            Actor actor, String trial, String participant, From from, LocalDate on, String reason, String key) {
        String why = reason.isBlank() ? "none given" : reason;
        return withdraw(actor, Permission.ENTER_OWN_ANSWERS, trial, participant, from, on, why, key);
    }

    private Written withdraw(
            Actor actor,
            Permission permission,
            String trial,
            String participant,
            From from,
            LocalDate on,
            String reason,
            @Nullable String key) {
        return writer.write(actor, permission, trial, participant, key, standing -> {
            if (reason.isBlank()) {
                return Decide.refuse(
                        Refusal.Code.REASON_MISSING, "Give a reason; 'none given' is one where none was given.");
            }
            Refusal wrong = PastDay.refusal(on, standing.today());
            if (wrong != null) {
                return new Decide.Answer.Refuse(wrong);
            }
            boolean hasLeft = standing.course().history().facts().withdrawn() != null;
            // Who has left follow-up can still take back the consent.
            if (hasLeft && from != From.CONSENT) {
                return Decide.refuse(Refusal.Code.WITHDRAWN, "The participant has withdrawn already.");
            }
            return Decide.write(
                    switch (from) {
                        case TREATMENT -> ConductEvents.entry(new Event.TreatmentWithdrawn(on, reason));
                        case FOLLOW_UP, CONSENT -> {
                            NewEntry entry = ConductEvents.entry(new Event.Withdrawn(on, reason));
                            ((ObjectNode) entry.what()).put("from", from.word());
                            yield entry;
                        }
                    });
        });
    }
}
