package org.stegvis.server.timeline;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Facts;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.participant.Course;
import org.stegvis.server.people.Names;
import org.stegvis.server.reading.MarkedRead;
import org.stegvis.server.reading.OwnAnswers;
import org.stegvis.server.timeline.ParticipantView.Fact;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;
import org.stegvis.server.trialpage.ValueText;

@Controller
class ParticipantPage {
    private final TrialPages trialPages;
    private final Names names;
    private final OwnAnswers answers;
    private final Clock clock;

    ParticipantPage(TrialPages trialPages, Names names, OwnAnswers answers, Clock clock) {
        this.answers = answers;
        this.names = names;
        this.trialPages = trialPages;
        this.clock = clock;
    }

    @Requires(Permission.SEE_PARTICIPANTS)
    @GetMapping("/t/{trial}/p/{participant}")
    View show(
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestParam(defaultValue = "") List<Long> read,
            HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "work");
        Course course = trialPages.course(in, participant);
        boolean isToRead = in.allows(Permission.READ_ANSWERS, course.site());
        boolean seesMeasures = in.allows(Permission.SEE_MEASURES, course.site());
        var timeline = Timeline.of(in, course, names, seesMeasures ? answers.read(trial, participant) : Map.of());
        var model = new ParticipantView(
                participant,
                Objects.requireNonNullElse(course.site(), ""),
                new Steps(in, course).dots(),
                new NextStep(in, course, LocalDate.now(clock)).say(),
                criteria(in, course),
                facts(in, course),
                timeline.lines(),
                More.of(in, course, LocalDate.now(clock)).links(),
                new HandWaiting(in, course, names).found(),
                isToRead ? timeline.unread(answers.unreadOf(trial, participant)) : List.of(),
                MarkedRead.of(in, read, participant));
        return trialPages.pages().view(in.frame(), "timeline/participant", model);
    }

    /// Told until somebody is in the trial, and for good for whom it is over before.
    private static List<ParticipantView.CriterionLine> criteria(InTrial in, Course course) {
        Facts facts = course.history().facts();
        return facts.enrolled() == null ? Criteria.of(course.version().protocol(), facts, in.language()) : List.of();
    }

    private static List<Fact> facts(InTrial in, Course course) {
        boolean mayCorrect = in.allows(Permission.CORRECT, course.site());
        boolean seesMeasures = in.allows(Permission.SEE_MEASURES, course.site());
        Protocol protocol = course.version().protocol();
        Map<Reference, Value> values = course.history().facts().values();
        var facts = new ArrayList<Fact>();
        protocol.characteristics()
                .forEach(each -> add(facts, in, course, new Reference.Characteristic(each.id()), values, mayCorrect));
        for (Visit visit : seesMeasures ? protocol.visits() : List.<Visit>of()) {
            for (Measure measure : protocol.measures()) {
                add(facts, in, course, new Reference.Measured(measure.id(), visit.id()), values, mayCorrect);
            }
        }
        return facts;
    }

    private static void add(
            List<Fact> facts,
            InTrial in,
            Course course,
            Reference reference,
            Map<Reference, Value> values,
            boolean mayCorrect) {
        Value value = values.get(reference);
        if (value != null) {
            Protocol protocol = course.version().protocol();
            Value before = before(course, reference);
            facts.add(new Fact(
                    ValueText.name(reference, protocol, in.words()),
                    ValueText.of(value, ValueText.scale(protocol, reference), in.words()),
                    before == null ? null : ValueText.of(before, ValueText.scale(protocol, reference), in.words()),
                    mayCorrect ? in.path("p/" + course.participant() + "/correct?value=" + reference) : null));
        }
    }

    /// The value before the last correction.
    private static @Nullable Value before(Course course, Reference reference) {
        Value before = null;
        Value now = null;
        for (Event event : course.history().events()) {
            Value told = switch (event) {
                case Event.Screened(var on, var characteristics)
                when reference instanceof Reference.Characteristic(var name) -> characteristics.get(name);
                case Event.Assessed(var on, var visit, var measures)
                when reference instanceof Reference.Measured(var measure, var at) && at.equals(visit) ->
                    measures.get(measure);
                case Event.Corrected(var on, var what, var value, var why) when what.equals(reference) -> value;
                default -> null;
            };
            if (told != null) {
                before = now;
                now = told;
            }
        }
        return before;
    }
}
