package org.stegvis.server.eventlog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.History;
import org.stegvis.conduct.ParticipantId;
import org.stegvis.protocol.tailoring.Offering.How;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The events that the engine reads, as entries of the log and back. The only place that knows both.
///
/// What stands in the envelope of an entry is not repeated inside: the day of an event is `happened`, its reason
/// `why`.
public final class ConductEvents {
    private ConductEvents() {}

    /// What is written for an event.
    public static NewEntry entry(Event event) {
        ObjectNode what = JsonNodeFactory.instance.objectNode();
        String why = null;
        String type = switch (event) {
            case Event.Screened screened -> {
                what.set("characteristics", Recorded.values(screened.characteristics()));
                yield "screened";
            }
            case Event.Consented consented -> "consented";
            case Event.Declined declined -> {
                why = declined.reason();
                yield "declined";
            }
            case Event.Enrolled enrolled -> "enrolled";
            case Event.Assessed assessed -> {
                what.put("visit", assessed.visit());
                what.set("measures", Recorded.values(assessed.measures()));
                yield "assessed";
            }
            case Event.Missed missed -> {
                what.put("visit", missed.visit());
                yield "missed";
            }
            case Event.Allocated a -> {
                taken(what, a.decision(), a.visit(), a.route(), a.responseClass());
                what.put("option", a.option());
                what.put("how", a.how().word());
                what.put("probability", a.probability());
                yield "allocated";
            }
            case Event.Continued c -> {
                taken(what, c.decision(), c.visit(), c.route(), c.responseClass());
                yield "continued";
            }
            case Event.Left l -> {
                taken(what, l.decision(), l.visit(), l.route(), l.responseClass());
                yield "left";
            }
            case Event.Treated treated -> {
                what.put("decision", treated.decision());
                what.put("sessions", treated.sessions());
                what.put("completed", treated.completed());
                yield "treated";
            }
            case Event.Corrected corrected -> {
                what.set("reference", Recorded.reference(corrected.reference()));
                what.set("value", Recorded.value(corrected.value()));
                why = corrected.reason();
                yield "corrected";
            }
            case Event.TreatmentWithdrawn withdrawn -> {
                why = withdrawn.reason();
                yield "treatment-withdrawn";
            }
            case Event.Withdrawn withdrawn -> {
                why = withdrawn.reason();
                yield "withdrawn";
            }
        };
        return new NewEntry(type, event.on().toString(), what, why);
    }

    /// The event of an entry; empty for entries that the engine does not read.
    public static Optional<Event> event(Entry entry) {
        return Optional.ofNullable(read(entry));
    }

    private static @Nullable Event read(Entry entry) {
        JsonNode what = entry.what();
        return switch (entry.type()) {
            case "screened" -> new Event.Screened(day(entry), Recorded.values(member(what, "characteristics")));
            case "consented" -> new Event.Consented(day(entry));
            case "declined" -> new Event.Declined(day(entry), entry.why());
            case "enrolled" -> new Event.Enrolled(day(entry));
            case "assessed" ->
                new Event.Assessed(day(entry), text(what, "visit"), Recorded.values(member(what, "measures")));
            case "missed" -> new Event.Missed(day(entry), text(what, "visit"));
            case "allocated" ->
                new Event.Allocated(
                        day(entry),
                        text(what, "decision"),
                        text(what, "visit"),
                        member(what, "route").intValue(),
                        responseClass(what),
                        text(what, "option"),
                        how(text(what, "how")),
                        member(what, "probability").doubleValue());
            case "continued" ->
                new Event.Continued(
                        day(entry),
                        text(what, "decision"),
                        text(what, "visit"),
                        member(what, "route").intValue(),
                        responseClass(what));
            case "left" ->
                new Event.Left(
                        day(entry),
                        text(what, "decision"),
                        text(what, "visit"),
                        member(what, "route").intValue(),
                        responseClass(what));
            case "treated" ->
                new Event.Treated(
                        day(entry),
                        text(what, "decision"),
                        member(what, "sessions").intValue(),
                        member(what, "completed").booleanValue());
            case "corrected" ->
                new Event.Corrected(
                        day(entry),
                        Recorded.reference(member(what, "reference")),
                        Recorded.value(member(what, "value")),
                        reason(entry));
            case "treatment-withdrawn" -> new Event.TreatmentWithdrawn(day(entry), reason(entry));
            case "withdrawn" -> new Event.Withdrawn(day(entry), reason(entry));
            default -> null;
        };
    }

    /// The history that the engine is asked with.
    public static History history(String participant, List<Entry> entries) {
        return History.of(
                new ParticipantId(participant),
                entries.stream().flatMap(entry -> event(entry).stream()).toList());
    }

    private static void taken(
            ObjectNode what, String decision, String visit, int route, @Nullable String responseClass) {
        what.put("decision", decision);
        what.put("visit", visit);
        what.put("route", route);
        if (responseClass != null) {
            what.put("class", responseClass);
        }
    }

    private static LocalDate day(Entry entry) {
        return LocalDate.parse(entry.happened());
    }

    private static String reason(Entry entry) {
        if (entry.why() == null) {
            throw new IllegalArgumentException(
                    "Entry " + entry.seq() + " of trial '" + entry.trial() + "' (" + entry.type() + ") has no reason.");
        }
        return entry.why();
    }

    private static @Nullable String responseClass(JsonNode what) {
        return what.has("class") ? text(what, "class") : null;
    }

    private static How how(String word) {
        for (How how : How.values()) {
            if (how.word().equals(word)) {
                return how;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no way to come to an option.");
    }

    private static String text(JsonNode what, String name) {
        return member(what, name).stringValue();
    }

    private static JsonNode member(JsonNode what, String name) {
        JsonNode member = what.get(name);
        if (member == null) {
            throw new IllegalArgumentException("An entry of the log lacks '" + name + "': " + what);
        }
        return member;
    }
}
