package org.stegvis.server.timeline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Facts;
import org.stegvis.conduct.Step;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.wording.Names;
import org.stegvis.protocol.wording.Observation;
import org.stegvis.server.access.Permission;
import org.stegvis.server.page.Words;
import org.stegvis.server.participant.Course;
import org.stegvis.server.timeline.ParticipantView.Link;
import org.stegvis.server.timeline.ParticipantView.Next;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.ValueText;

/// Says what comes next to a participant, and why, in the words of the protocol.
record NextStep(InTrial in, Course course, LocalDate today) {

    Next say() {
        return switch (course.next()) {
            case Step.Screen s -> plain("screen", List.of());
            case Step.Consent s -> plain("consent", consent());
            case Step.Enrol s -> plain("enrol", act(Permission.ALLOCATE, "decide", "next.decide.act"));
            case Step.Collect(var visit, var measures) -> collect(visit, measures);
            case Step.Allocate step -> decision("allocate", step.decision(), step.visit());
            case Step.Continue step -> decision("continue", step.decision(), step.visit());
            case Step.Leave step -> decision("leave", step.decision(), step.visit());
            case Step.Wait(var what, var missing) -> waiting(what, missing);
            case Step.Stop(Step.Reason.Ineligible(var criteria)) ->
                new Next(
                        words().t("next.ineligible"),
                        words().t("next.ineligible.why", words().listed(titles(criteria))),
                        null,
                        "",
                        List.of());
            case Step.Stop(Step.Reason.Declined d) ->
                plain("declined", act(Permission.CONSENT, "consent", "next.consent.act"));
            case Step.Stop(Step.Reason.Withdrawn w) -> plain("withdrawn", List.of());
            case Step.Stop(Step.Reason.Completed c) -> plain("completed", List.of());
        };
    }

    private List<Link> consent() {
        var acts = new ArrayList<>(act(Permission.CONSENT, "consent", "next.consent.act"));
        acts.addAll(act(Permission.CONSENT, "decline", "next.decline.act"));
        return acts;
    }

    private Next plain(String key, List<Link> acts) {
        return new Next(words().t("next." + key), words().t("next." + key + ".why"), null, "", acts);
    }

    private Next collect(String id, List<String> measures) {
        Visit visit = protocol().visit(id);
        String what = words().listed(measures.stream()
                .map(each -> protocol().measure(each).title().in(in.language()))
                .toList());
        LocalDate until = end(visit);
        LocalDate from = until == null ? null : start(visit);
        String why = from == null || until == null
                ? words().t("next.collect.before", what)
                : words().t("next.collect.why", what, words().date(from), words().date(until));
        return new Next(
                words().t("next.collect", visit.title().in(in.language())),
                why,
                due(until),
                tone(until),
                act(Permission.ENTER_MEASURES, "visit/" + id, "next.collect.act"));
    }

    /// "Oswestry Disability Index improved by 23% from baseline to week 10, below 50%: … due by 4 Dec 2026."
    private Next decision(String kind, String id, String visit) {
        Decision decision = protocol().decision(id);
        LocalDate until = end(protocol().visit(visit));
        String observed = decision.isTailored() && in.allows(Permission.SEE_MEASURES, course.site())
                ? new Observation(names(), in.language())
                        .of(decision.classes().getFirst().when(), facts(), visit)
                : words().t("next.decide.ready");
        String title = decision.title().in(in.language());
        String what = words().t("next.decide." + kind, title);
        String why = until == null
                ? words().t("next.decide.why", observed, what)
                : words().t("next.decide.why.by", observed, what, words().date(until));
        return new Next(
                words().t("next." + kind, title),
                why,
                due(until),
                tone(until),
                act(Permission.ALLOCATE, "decide", "next." + kind + ".act"));
    }

    private Next waiting(String what, Set<Reference> missing) {
        List<String> names = missing.stream()
                .map(each -> ValueText.name(each, protocol(), words()))
                .sorted()
                .toList();
        String title = what.equals(Step.Wait.ELIGIBILITY)
                ? words().t("eligibility")
                : protocol().decision(what).title().in(in.language());
        var acts = new ArrayList<Link>();
        missing.stream()
                .filter(Reference.Measured.class::isInstance)
                .map(each -> ((Reference.Measured) each).visit())
                .distinct()
                .sorted()
                .forEach(visit -> acts.addAll(act(Permission.ENTER_MEASURES, "visit/" + visit, "next.collect.act")));
        return new Next(
                words().t("next.wait", title), words().t("next.wait.why", words().listed(names)), null, "due", acts);
    }

    private List<Link> act(Permission permission, String below, String label) {
        return in.allows(permission, course.site())
                ? List.of(new Link(in.path("p/" + course.participant() + "/" + below), words().t(label)))
                : List.of();
    }

    private List<String> titles(List<String> criteria) {
        return protocol().eligibility().stream()
                .filter(each -> criteria.contains(each.id()))
                .map(each -> Criteria.title(each, protocol(), in.language()))
                .toList();
    }

    private @Nullable String due(@Nullable LocalDate until) {
        if (until == null) {
            return null;
        }
        long days = today.until(until, ChronoUnit.DAYS);
        return days < 0
                ? words().t("work.late", words().date(until), -days)
                : words().t("work.until", words().date(until), days);
    }

    private String tone(@Nullable LocalDate until) {
        return until == null ? "" : until.isBefore(today) ? "late" : "due";
    }

    private @Nullable LocalDate planned(Visit visit) {
        LocalDate start =
                visit.after() == null ? facts().enrolled() : facts().settled().get(visit.after());
        return start == null ? null : start.plusDays(visit.day());
    }

    private @Nullable LocalDate start(Visit visit) {
        LocalDate day = planned(visit);
        return day == null ? null : day.minusDays(visit.window().before());
    }

    private @Nullable LocalDate end(Visit visit) {
        LocalDate day = planned(visit);
        return day == null ? null : day.plusDays(visit.window().after());
    }

    private Facts facts() {
        return course.history().facts();
    }

    private Protocol protocol() {
        return course.version().protocol();
    }

    private Names names() {
        return Names.of(protocol(), in.language());
    }

    private Words words() {
        return in.words();
    }
}
