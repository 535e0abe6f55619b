package org.stegvis.server.allocation;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Event;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.ParticipantWriter;
import tools.jackson.databind.node.JsonNodeFactory;

/// In an emergency somebody must know what a participant received. It is told with a reason; the log and
/// the trial's people learn that it was told, to whom and why.
@Component
public class Unblinding {
    /// The kind of entry that tells what was told.
    public static final String TYPE = "unblinded";

    private final ParticipantWriter writer;

    public Unblinding(ParticipantWriter writer) {
        this.writer = writer;
    }

    /// The answer's entry says what the participant received at the decision.
    public Written unblind(
            Actor actor, String trial, String participant, String decision, String reason, @Nullable String key) {
        return writer.write(actor, Permission.UNBLIND, trial, participant, key, standing -> {
            if (reason.isBlank()) {
                return Decide.refuse(Refusal.Code.REASON_MISSING, "Unblinding needs a reason.");
            }
            for (Event event : standing.course().history().events()) {
                if (event instanceof Event.Allocated allocated
                        && allocated.decision().equals(decision)) {
                    return Decide.write(new NewEntry(
                            TYPE,
                            standing.today().toString(),
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("decision", decision)
                                    .put("option", allocated.option()),
                            reason));
                }
            }
            return Decide.refuse(
                    Refusal.Code.NOTHING_TO_DO, "The participant was not allocated at decision '" + decision + "'.");
        });
    }
}
