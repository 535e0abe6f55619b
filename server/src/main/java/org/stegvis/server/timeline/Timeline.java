package org.stegvis.server.timeline;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.tailoring.Offering.How;
import org.stegvis.server.access.Permission;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.page.Words;
import org.stegvis.server.participant.Assignment;
import org.stegvis.server.participant.Course;
import org.stegvis.server.people.Names;
import org.stegvis.server.reading.OwnAnswer;
import org.stegvis.server.timeline.ParticipantView.Happened;
import org.stegvis.server.timeline.ParticipantView.Unread;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.ValueText;

/// Everything that happened to a participant, the newest first, as far as the reader may know it.
///
/// @param names of those who did it
/// @param read who looked at answers of the participant, by their place in the log
/// @param tellsMeasures whether the reader may see measures
/// @param tellsOptions whether the reader may see who received what
record Timeline(
        InTrial in,
        Course course,
        Names names,
        Map<Long, OwnAnswer.Read> read,
        boolean tellsMeasures,
        boolean tellsOptions) {
    private static final Set<String> OF_OPTIONS =
            Set.of("allocation-by-hand-asked", "allocation-by-hand-withdrawn", "allocated", "unblinded");

    private static final Set<String> OF_REMINDERS =
            Set.of("reminder", "message-sent", "message-not-sent", "message-in-doubt");

    static Timeline of(InTrial in, Course course, Names names, Map<Long, OwnAnswer.Read> read) {
        return new Timeline(
                in,
                course,
                names,
                read,
                in.allows(Permission.SEE_MEASURES, course.site()),
                in.allows(Permission.SEE_ALLOCATIONS, course.site()));
    }

    List<Happened> lines() {
        // Where visits come to some only, a reminder tells that one of them came.
        boolean tellsReminders = tellsOptions
                || protocol().visits().stream().allMatch(each -> each.when().equals(Condition.ALWAYS));
        return course.entries().reversed().stream()
                .filter(entry -> tellsReminders || !OF_REMINDERS.contains(entry.type()))
                .filter(entry -> tellsOptions || !entry.type().equals(Assignment.TYPE))
                .map(this::line)
                .toList();
    }

    /// Answers that nobody has looked at, with what they tell.
    List<Unread> unread(List<OwnAnswer> answers) {
        return answers.stream()
                .map(answer -> new Unread(
                        answer.seq(),
                        visit(answer.visit()),
                        words().moment(answer.sent()),
                        course.entries().stream()
                                .filter(entry -> entry.seq() == answer.seq())
                                .flatMap(entry -> ConductEvents.event(entry).stream())
                                .flatMap(event -> details(event).stream())
                                .toList()))
                .toList();
    }

    private Happened line(Entry entry) {
        Optional<Event> event = ConductEvents.event(entry);
        var told = new ArrayList<String>();
        event.ifPresent(some -> told.addAll(details(some)));
        OwnAnswer.Read looked = read.get(entry.seq());
        if (looked != null) {
            told.add(words().t("happened.read", who(looked.person()), words().moment(looked.at())));
        }
        Assignment.TYPES.of(entry).ifPresent(assignment -> told.add(who(assignment.person())));
        String why = entry.why();
        // A reason for an allocation by hand or an unblinding can tell which option it was.
        if (why != null && (tellsOptions || !OF_OPTIONS.contains(entry.type()))) {
            told.add(words().t("happened.reason", why));
        }
        return new Happened(
                day(entry.happened()),
                entry.happened(),
                title(entry, event.orElse(null)),
                told,
                words().t("happened.by", who(entry.actor()), words().moment(entry.recorded())));
    }

    private String title(Entry entry, @Nullable Event event) {
        return switch (event) {
            case Event.Assessed(var on, var visit, var measures) -> words().t("happened.assessed", visit(visit));
            case Event.Missed(var on, var visit) -> words().t("happened.missed", visit(visit));
            case Event.Allocated a ->
                tellsOptions
                        ? words().t(
                                        "happened.allocated",
                                        decision(a.decision()),
                                        protocol().treatment(a.option()).title().in(in.language()))
                        : words().t("happened.decided", decision(a.decision()));
            case Event.Continued c ->
                words().t(tellsOptions ? "happened.continued" : "happened.decided", decision(c.decision()));
            case Event.Left l -> words().t(tellsOptions ? "happened.left" : "happened.decided", decision(l.decision()));
            case Event.Treated t -> words().t("happened.treated", decision(t.decision()));
            case Event.TreatmentWithdrawn w -> words().t("happened.treatment-withdrawn");
            case Event.Withdrawn w ->
                words().t(
                                entry.what().path("from").asString("").equals("consent")
                                        ? "happened.withdrawn.consent"
                                        : "happened.withdrawn.follow-up");
            case Event.Screened s -> words().t("happened.screened");
            case Event.Consented c ->
                words().t("happened.consented", entry.what().path("version").asString(""));
            case Event.Declined d -> words().t("happened.declined");
            case Event.Enrolled e -> words().t("happened.enrolled");
            case Event.Corrected(var on, var reference, var value, var reason) ->
                words().t("happened.corrected", ValueText.name(reference, protocol(), words()));
            case null ->
                words().has("happened." + entry.type())
                        ? words().t("happened." + entry.type())
                        : words().t("happened.other", entry.type());
        };
    }

    private List<String> details(Event event) {
        return switch (event) {
            case Event.Screened(var on, var told) ->
                protocol().characteristics().stream()
                        .filter(each -> told.containsKey(each.id()))
                        .map(each -> value(new Reference.Characteristic(each.id()), told.get(each.id())))
                        .toList();
            case Event.Assessed(var on, var visit, var measures) ->
                tellsMeasures
                        ? protocol().measures().stream()
                                .filter(each -> measures.containsKey(each.id()))
                                .map(each -> each.title().in(in.language()) + ": "
                                        + ValueText.of(
                                                Objects.requireNonNull(measures.get(each.id())), each.scale(), words()))
                                .toList()
                        : List.of();
            case Event.Corrected(var on, var reference, var value, var reason) ->
                tellsMeasures || reference instanceof Reference.Characteristic
                        ? List.of(value(reference, value))
                        : List.of();
            case Event.Treated t -> tellsOptions ? List.of(words().t("happened.sessions", t.sessions())) : List.of();
            case Event.Allocated a ->
                tellsOptions && a.how() != How.BY_CHANCE ? List.of(words().t("happened.not-by-chance")) : List.of();
            case Event.Consented c -> List.of();
            case Event.Declined d -> List.of();
            case Event.Enrolled e -> List.of();
            case Event.Missed m -> List.of();
            case Event.Continued c -> List.of();
            case Event.Left l -> List.of();
            case Event.TreatmentWithdrawn w -> List.of();
            case Event.Withdrawn w -> List.of();
        };
    }

    private String value(Reference reference, @Nullable Value value) {
        return ValueText.name(reference, protocol(), words()) + ": "
                + (value == null ? "" : ValueText.of(value, ValueText.scale(protocol(), reference), words()));
    }

    private String who(String actor) {
        return switch (actor.substring(0, actor.indexOf(':') < 0 ? actor.length() : actor.indexOf(':'))) {
            case "participant" -> words().t("who.participant");
            case "system" -> words().t("who.system");
            case "operator" -> words().t("who.operator");
            default -> {
                String name = names.of(actor, in.id(), tellsOptions);
                yield name == null ? words().t("who.staff") : name;
            }
        };
    }

    private String day(String happened) {
        try {
            return words().date(LocalDate.parse(happened.substring(0, Math.min(10, happened.length()))));
        } catch (DateTimeParseException notADay) {
            return happened;
        }
    }

    private String visit(String id) {
        return protocol().visit(id).title().in(in.language());
    }

    private String decision(String id) {
        return protocol().decision(id).title().in(in.language());
    }

    private Protocol protocol() {
        return course.version().protocol();
    }

    private Words words() {
        return in.words();
    }
}
