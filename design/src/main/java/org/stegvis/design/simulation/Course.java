package org.stegvis.design.simulation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.History;
import org.stegvis.conduct.ParticipantId;
import org.stegvis.conduct.Step;
import org.stegvis.conduct.Value;
import org.stegvis.design.scenario.Uptake;
import org.stegvis.design.simulation.Behaviour.VisitPlan;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.randomisation.CounterSource;

/// One made-up participant on the way through the trial. Asks the engine, answers with made-up events, and
/// stops at what it cannot answer alone.
final class Course {
    private static final String OWN_WISH = "own wish";

    private final Behaviour behaviour;
    private final Attendance attendance;
    private final LocalDate enrolment;
    private final Person person;
    private final Treatments treatments = new Treatments();
    private History history;

    /// Whether visits are missed and participants withdraw as the scenario says.
    enum Attendance {
        AS_IN_SCENARIO,
        COMPLETE
    }

    private Course(Behaviour behaviour, Attendance attendance, LocalDate enrolment, Person person, History history) {
        this.behaviour = behaviour;
        this.attendance = attendance;
        this.enrolment = enrolment;
        this.person = person;
        this.history = history;
    }

    /// @param number which of all who are assessed, from 0
    /// @param enrolment the day of enrolment, if it comes to that
    static Course of(
            Behaviour behaviour, Attendance attendance, CounterSource chance, int number, LocalDate enrolment) {
        return of(behaviour, attendance, chance, number, null, enrolment);
    }

    /// @param arrivals null where the site is drawn like anything else
    static Course of(
            Behaviour behaviour,
            Attendance attendance,
            CounterSource chance,
            int number,
            @Nullable Arrivals arrivals,
            LocalDate enrolment) {
        History history = History.of(id(number));
        return new Course(
                behaviour,
                attendance,
                enrolment,
                Person.of(behaviour, chance, number, arrivals, history.facts()),
                history);
    }

    /// The same person at the same point, to go another way.
    Course copy() {
        return new Course(behaviour, attendance, enrolment, person.copy(), history);
    }

    History history() {
        return history;
    }

    Person person() {
        return person;
    }

    /// The day of a visit; before enrolment the one it has if it comes to that.
    private LocalDate day(Visit visit) {
        LocalDate due = behaviour.timetable().due(visit.id(), history.facts());
        return due == null ? enrolment.plusDays(visit.day()) : due;
    }

    /// Goes on to the next step that must be answered from outside: an [Step.Allocate], a [Step.Consent]
    /// that was not given, or an end ([Step.Stop], [Step.Wait]).
    Step advance() {
        while (true) {
            Step step = behaviour.engine().next(history);
            switch (step) {
                case Step.Screen screen -> screen();
                case Step.Consent consent -> {
                    if (!consents()) {
                        return step;
                    }
                    happened(new Event.Consented(firstDay()));
                }
                case Step.Enrol enrol -> happened(new Event.Enrolled(enrolment));
                case Step.Collect(var visit, var measures) -> collect(behaviour.visit(visit));
                case Step.Continue(var decision, var visit, var route, var responseClass) ->
                    happened(new Event.Continued(on(visit), decision, visit, route, responseClass));
                case Step.Leave(var decision, var visit, var route, var responseClass) ->
                    happened(new Event.Left(on(visit), decision, visit, route, responseClass));
                case Step.Allocate allocate -> {
                    return step;
                }
                case Step.Wait wait -> {
                    finish();
                    return step;
                }
                case Step.Stop stop -> {
                    finish();
                    return step;
                }
            }
        }
    }

    private boolean consents() {
        int part = behaviour.consentPart();
        return part == Behaviour.CERTAIN || person.happens(behaviour.scenario().consent(), part, "consent");
    }

    /// Answers a [Step.Allocate].
    void allocated(Event.Allocated event) {
        happened(event);
        Behaviour.DecisionPlan plan = behaviour.decision(event.decision());
        if (attendance == Attendance.AS_IN_SCENARIO) {
            treatments.begin(event, plan, behaviour.protocol().treatment(event.option()), person);
            return;
        }
        // The value of an option is that of offering it, whether or not it is begun.
        Uptake uptake = plan.uptake();
        if (uptake != null && uptake.instead() != null) {
            Treatments.starts(event.decision(), uptake, plan, person);
        }
    }

    /// The day of the visit at which a decision is taken.
    LocalDate on(String visit) {
        return day(behaviour.visit(visit).visit());
    }

    private void screen() {
        Map<String, Value> told = new LinkedHashMap<>();
        person.draw(behaviour.beforeScreening(), told);
        happened(new Event.Screened(firstDay(), told));
    }

    private LocalDate firstDay() {
        return enrolment.plusDays(Math.min(0, behaviour.firstDay()));
    }

    private void collect(VisitPlan plan) {
        LocalDate day = day(plan.visit());
        boolean mayBeAway = attendance == Attendance.AS_IN_SCENARIO;
        Quantity withdrawal = plan.withdrawal();
        if (mayBeAway && withdrawal != null && person.happens(withdrawal, plan.withdrawalPart(), "withdrawal")) {
            endTreatments(day);
            happened(new Event.Withdrawn(day, OWN_WISH));
            return;
        }
        Quantity missed = plan.missed();
        boolean isMissed = mayBeAway && missed != null && person.happens(missed, plan.missedPart(), "a missed visit");
        Map<String, Value> measured = new LinkedHashMap<>();
        person.draw(plan.measures(), measured);
        happened(
                isMissed
                        ? new Event.Missed(
                                day.plusDays(plan.visit().window().after()),
                                plan.visit().id())
                        : new Event.Assessed(day, plan.visit().id(), measured));
    }

    private void endTreatments(LocalDate day) {
        treatments.overBy(day).forEach(this::add);
        treatments.stopOn(day).forEach(this::add);
    }

    private void finish() {
        treatments.overBy(LocalDate.MAX).forEach(this::add);
    }

    private void happened(Event event) {
        treatments.overBy(event.on()).forEach(this::add);
        add(event);
    }

    private void add(Event event) {
        history = history.with(event);
        person.learn(history.facts());
    }

    private static ParticipantId id(int number) {
        String digits = Integer.toString(number + 1);
        return new ParticipantId("s" + "0".repeat(Math.max(0, 6 - digits.length())) + digits);
    }
}
