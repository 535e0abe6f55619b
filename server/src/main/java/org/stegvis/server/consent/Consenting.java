package org.stegvis.server.consent;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Step;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.FreeText;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.participant.PastDay;
import tools.jackson.databind.node.ObjectNode;

/// A participant consents to a version of the information, again when there is a new one; or declines.
@Component
public class Consenting {
    private final ParticipantWriter writer;

    public Consenting(ParticipantWriter writer) {
        this.writer = writer;
    }

    /// Consent was given, for the first time or to a newer version of the information.
    ///
    /// @param version of the information that was given, as the trial names it
    /// @param on the day, today or before
    /// @param key names the request; see [org.stegvis.server.eventlog.WriteRequest]
    public Written consent(
            Actor actor, String trial, String participant, String version, LocalDate on, @Nullable String key) {
        return writer.write(actor, Permission.CONSENT, trial, participant, key, standing -> {
            if (version.isBlank()) {
                return Decide.refuse(
                        Refusal.Code.VALUE_MISSING, "Tell which version of the information the participant was given.");
            }
            Refusal wrong = FreeText.refusal("The version of the information", version);
            if (wrong == null) {
                wrong = PastDay.refusal(on, standing.today());
            }
            if (wrong != null) {
                return new Decide.Answer.Refuse(wrong);
            }
            if (standing.course().history().facts().withdrawn() != null) {
                return Decide.refuse(Refusal.Code.WITHDRAWN, "The participant has withdrawn.");
            }
            NewEntry entry = ConductEvents.entry(new Event.Consented(on));
            ((ObjectNode) entry.what()).put("version", version);
            return Decide.write(entry);
        });
    }

    /// Consent was asked for and not given. Who has consented before withdraws instead.
    ///
    /// @param reason empty where none was given
    public Written decline(
            Actor actor, String trial, String participant, String reason, LocalDate on, @Nullable String key) {
        return writer.write(actor, Permission.CONSENT, trial, participant, key, standing -> {
            Refusal wrong = PastDay.refusal(on, standing.today());
            if (wrong == null && !reason.isBlank()) {
                wrong = FreeText.refusal("The reason", reason);
            }
            if (wrong != null) {
                return new Decide.Answer.Refuse(wrong);
            }
            if (!(standing.course().next() instanceof Step.Consent)) {
                return Decide.refuse(
                        Refusal.Code.STEP_NOT_DUE,
                        "Consent is not asked for now. Who has consented can withdraw; who was found not eligible, or"
                                + " has declined, is not asked again.");
            }
            return Decide.write(ConductEvents.entry(new Event.Declined(on, reason.isBlank() ? null : reason.strip())));
        });
    }
}
