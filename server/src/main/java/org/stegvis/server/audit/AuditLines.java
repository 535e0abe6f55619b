package org.stegvis.server.audit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Permission;
import org.stegvis.server.audit.AuditView.Line;
import org.stegvis.server.audit.AuditView.Told;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.page.Words;
import org.stegvis.server.people.Names;
import org.stegvis.server.trialpage.InTrial;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Entries of the log as their reader may see them.
///
/// @param whole whether the reader may see everything at all sites; others are told no hashes
/// @param names of the people, by actor
/// @param sites of the participants
/// @param replaced what each correction among the entries replaced, by its place
record AuditLines(InTrial in, boolean whole, Names names, Map<String, String> sites, Map<Long, String> replaced) {
    private static final int LONGEST = 300;
    private static final int SHORT_HASH = 12;

    Line line(Entry entry) {
        String participant = entry.participant();
        String site = participant == null ? null : sites.get(participant);
        Permission needed = LogForReaders.CONTENT.get(entry.type());
        boolean all = needed == null || in.allows(needed, site);
        boolean isDecided = !all && LogForReaders.DECIDED.contains(entry.type());
        return new Line(
                entry.seq(),
                words().moment(entry.recorded()),
                day(entry.happened()),
                who(entry.actor(), site),
                entry.origin(),
                participant,
                participant == null ? null : in.path("p/" + participant),
                type(isDecided ? "decided" : entry.type()),
                all ? told(entry) : List.of(),
                !all,
                all ? entry.why() : null,
                whole ? entry.hash().substring(0, SHORT_HASH) : "");
    }

    String type(String type) {
        return words().has("audit.type." + type) ? words().t("audit.type." + type) : type;
    }

    String who(String actor, @Nullable String site) {
        return switch (actor.substring(0, actor.indexOf(':') < 0 ? actor.length() : actor.indexOf(':'))) {
            case "participant" -> words().t("who.participant");
            case "system" -> words().t("who.system");
            case "operator" -> words().t("who.operator");
            default -> {
                String name = names.of(actor, in.id(), in.allows(Permission.SEE_ALLOCATIONS, site));
                yield name == null ? words().t("who.staff") : name;
            }
        };
    }

    private List<Told> told(Entry entry) {
        var told = new ArrayList<Told>();
        entry.what().properties().forEach(member -> {
            boolean isReplaced = member.getKey().equals("value") && replaced.containsKey(entry.seq());
            told.add(new Told(member.getKey(), isReplaced ? replaced.get(entry.seq()) : null, text(member.getValue())));
        });
        return told;
    }

    static String text(JsonNode value) {
        String text = read(value);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
    }

    /// As somebody reads it: `visit: week10, name: odi`; what is empty within is left out.
    private static String read(JsonNode value) {
        if (value.isNull()) {
            return "–";
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .filter(member -> !member.getValue().isNull())
                    .map(member -> member.getKey() + ": " + read(member.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value.isArray()) {
            return value.valueStream().map(AuditLines::read).collect(Collectors.joining("; "));
        }
        return value.isString() ? value.stringValue() : value.toString();
    }

    private String day(String happened) {
        try {
            return words().date(LocalDate.parse(happened.substring(0, Math.min(10, happened.length()))));
        } catch (DateTimeParseException notADay) {
            return happened;
        }
    }

    private Words words() {
        return in.words();
    }

    /// What a correction replaced: the value that the entries before it gave.
    static @Nullable String replaced(List<Entry> aboutParticipant, Entry correction) {
        JsonNode reference = correction.what().path("reference");
        String value = null;
        for (Entry entry : aboutParticipant) {
            if (entry.seq() >= correction.seq()) {
                return value;
            }
            JsonNode given = given(entry, reference);
            value = given.isMissingNode() ? value : text(given);
        }
        return value;
    }

    private static JsonNode given(Entry entry, JsonNode reference) {
        return switch (entry.type()) {
            case "corrected" ->
                entry.what().path("reference").equals(reference)
                        ? entry.what().path("value")
                        : MissingNode.getInstance();
            case "screened" ->
                entry.what()
                        .path("characteristics")
                        .path(reference.path("characteristic").asString(""));
            case "assessed" ->
                entry.what().path("visit").equals(reference.path("visit"))
                        ? entry.what()
                                .path("measures")
                                .path(reference.path("measure").asString(""))
                        : MissingNode.getInstance();
            default -> MissingNode.getInstance();
        };
    }
}
