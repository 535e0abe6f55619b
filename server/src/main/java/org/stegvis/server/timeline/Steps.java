package org.stegvis.server.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Facts;
import org.stegvis.conduct.Step;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Truth;
import org.stegvis.server.participant.Course;
import org.stegvis.server.timeline.ParticipantView.Dot;
import org.stegvis.server.trialpage.InTrial;

/// The visits and decisions of the trial in their order, and where a participant stands among them.
record Steps(InTrial in, Course course) {

    List<Dot> dots() {
        var dots = new ArrayList<Dot>();
        List<Visit> visits = protocol().visits().stream()
                .filter(visit -> visit.comesTo(facts(), facts().passed()) != Truth.FALSE)
                .sorted(Comparator.comparing(Visit::isAfterEnrolment).thenComparingDouble(this::order))
                .toList();
        for (Visit visit : visits) {
            dots.add(new Dot(
                    visit.title().in(in.language()),
                    when(visit),
                    "visit",
                    state(facts().seen().contains(visit.id()), visit.id().equals(here()))));
            for (Decision decision : protocol().decisions()) {
                if (decision.at().getFirst().visit().equals(visit.id())) {
                    LocalDate day = facts().settled().get(decision.id());
                    dots.add(new Dot(
                            decision.title().in(in.language()),
                            day == null ? "" : in.words().date(day),
                            "decision",
                            state(day != null, decision.id().equals(here()))));
                }
            }
        }
        return dots;
    }

    /// Weeks from enrolment, a decision being taken at its first occasion.
    private double order(Visit visit) {
        String after = visit.after();
        if (after == null) {
            return visit.week();
        }
        String occasion = protocol().decision(after).at().getFirst().visit();
        return visit.week() + order(protocol().visit(occasion));
    }

    private String when(Visit visit) {
        LocalDate start =
                visit.after() == null ? facts().enrolled() : facts().settled().get(visit.after());
        return start == null
                ? in.words().t("steps.week", in.words().number(order(visit)))
                : in.words().date(start.plusDays(visit.day()));
    }

    private @Nullable String here() {
        return switch (course.next()) {
            case Step.Collect(var visit, var measures) -> visit;
            case Step.Allocate step -> step.decision();
            case Step.Continue step -> step.decision();
            case Step.Leave step -> step.decision();
            case Step.Wait(var what, var missing) -> what;
            case Step.Enrol e -> protocol().decisions().getFirst().id();
            case Step.Screen s -> null;
            case Step.Consent c -> null;
            case Step.Stop s -> null;
        };
    }

    private static String state(boolean past, boolean here) {
        return here ? "here" : past ? "past" : "ahead";
    }

    private Facts facts() {
        return course.history().facts();
    }

    private Protocol protocol() {
        return course.version().protocol();
    }
}
