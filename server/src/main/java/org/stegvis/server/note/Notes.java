package org.stegvis.server.note;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.FreeText;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.people.Names;
import tools.jackson.databind.node.JsonNodeFactory;

/// Notes about a participant, for colleagues. A note can tell an allocation, so nobody blind reads it; it is no part
/// of the data.
@Component
public class Notes {
    private static final String NOTE = "note";
    /// Who wrote it, where a reader must not learn which therapist it was.
    private static final String HIDDEN = "staff";

    private final ParticipantWriter writer;
    private final EventLog log;
    private final Names names;

    public Notes(ParticipantWriter writer, EventLog log, Names names) {
        this.writer = writer;
        this.log = log;
        this.names = names;
    }

    /// A note as a reader may see it.
    ///
    /// @param by the id of the actor; `staff` where the reader must not learn who it was
    /// @param name the name that goes with it; null where the reader must not learn it
    public record Note(long number, String by, @Nullable String name, Instant at, String text) {}

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
    ///
    /// @param tellsAllocations whether the reader may see what the participant received
    public List<Note> ofParticipant(String trial, String participant, boolean tellsAllocations) {
        return log.aboutParticipant(trial, participant).stream()
                .filter(entry -> entry.type().equals(NOTE))
                .map(entry -> note(entry, names.of(entry.actor(), trial, tellsAllocations)))
                .toList();
    }

    private static Note note(Entry entry, @Nullable String name) {
        return new Note(
                entry.seq(),
                name == null ? HIDDEN : entry.actor(),
                name,
                entry.recorded(),
                entry.what().path("text").stringValue());
    }
}
