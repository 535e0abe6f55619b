package org.stegvis.server.therapy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Event;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.monitoring.Holds;
import org.stegvis.server.participant.FreeText;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.participant.PastDay;
import org.stegvis.server.participant.Standing;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Sessions that a participant had, and the end of a treatment.
@Component
public class Treating {
    private static final int MOST_SESSIONS = 1000;

    private final ParticipantWriter writer;

    public Treating(ParticipantWriter writer) {
        this.writer = writer;
    }

    /// One session.
    ///
    /// @param decision at which the treatment was allocated
    /// @param minutes 0 for a session that the participant did not attend
    public record Session(String decision, LocalDate on, int minutes, String content) {}

    public Written session(Actor actor, String trial, String participant, Session session, @Nullable String key) {
        return writer.write(actor, Permission.RECORD_TREATMENT, trial, participant, key, standing -> {
            Refusal wrong = wrong(standing, session.decision(), session.on());
            if (wrong == null) {
                wrong = wrongMinutes(session.minutes());
            }
            if (wrong == null) {
                wrong = wrongContent(session.content());
            }
            if (wrong != null) {
                return new Decide.Answer.Refuse(wrong);
            }
            ObjectNode what = JsonNodeFactory.instance
                    .objectNode()
                    .put("decision", session.decision())
                    .put("minutes", session.minutes())
                    .put("content", session.content());
            return Decide.write(new NewEntry(TherapySession.TYPE, session.on().toString(), what, null));
        });
    }

    /// The treatment is over.
    public Written end(Actor actor, String trial, String participant, Event.Treated treated, @Nullable String key) {
        return writer.write(actor, Permission.RECORD_TREATMENT, trial, participant, key, standing -> {
            Refusal wrong = wrong(standing, treated.decision(), treated.on());
            if (wrong == null) {
                wrong = wrongSessions(treated.sessions());
            }
            return wrong != null ? new Decide.Answer.Refuse(wrong) : Decide.write(ConductEvents.entry(treated));
        });
    }

    private static @Nullable Refusal wrongSessions(int sessions) {
        return sessions < 0 || sessions > MOST_SESSIONS
                ? new Refusal(
                        Refusal.Code.VALUE_NOT_ALLOWED,
                        "The sessions of a treatment must lie between 0 and " + MOST_SESSIONS + ".")
                : null;
    }

    /// What is wrong with what is told of a session; null when nothing is. It may be empty.
    static @Nullable Refusal wrongContent(String content) {
        return content.isBlank() ? null : FreeText.refusal("What is told of a session", content);
    }

    static @Nullable Refusal wrongMinutes(int minutes) {
        return minutes < 0 || minutes > 24 * 60
                ? new Refusal(Refusal.Code.VALUE_NOT_ALLOWED, "The minutes of a session must lie between 0 and 1440.")
                : null;
    }

    static @Nullable Refusal wrong(Standing standing, String decision, LocalDate on) {
        Refusal held = Holds.of(standing.course().entries()).refusal(null);
        if (held != null) {
            return held;
        }
        Refusal never = PastDay.refusal(on, standing.today());
        if (never != null) {
            return never;
        }
        return standing.course().history().facts().level(new Reference.OptionAt(decision)) == null
                ? new Refusal(
                        Refusal.Code.STEP_NOT_DUE,
                        "The participant has received no treatment at decision '" + decision + "'.")
                : null;
    }
}
