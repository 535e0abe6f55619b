package org.stegvis.server.note;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.FreeText;
import org.stegvis.server.participant.ParticipantWriter;
import tools.jackson.databind.node.JsonNodeFactory;

/// Notes about a participant, for colleagues. A note can tell an allocation, so nobody blind reads it; it is no part
/// of the data.
@Component
public class Notes {
    private static final String NOTE = "note";

    private final ParticipantWriter writer;
    private final EventLog log;

    public Notes(ParticipantWriter writer, EventLog log) {
        this.writer = writer;
        this.log = log;
    }

    /// @param by the id of the actor
    public record Note(long number, String by, Instant at, String text) {}

    public Written write(Actor actor, String trial, String participant, String text, @Nullable String key) {
        return writer.write(actor, Permission.WRITE_NOTE, trial, participant, key, standing -> {
            Refusal wrong = FreeText.refusal("A note", text);
            return wrong != null
                    ? new Decide.Answer.Refuse(wrong)
                    : Decide.write(new NewEntry(
                            NOTE,
                            standing.today().toString(),
                            JsonNodeFactory.instance.objectNode().put("text", text),
                            null));
        });
    }

    /// In the order in which they were written. It asks nobody's permission; who shows them does.
    public List<Note> ofParticipant(String trial, String participant) {
        return log.aboutParticipant(trial, participant).stream()
                .filter(entry -> entry.type().equals(NOTE))
                .map(entry -> new Note(
                        entry.seq(),
                        entry.actor(),
                        entry.recorded(),
                        entry.what().path("text").stringValue()))
                .toList();
    }
}
