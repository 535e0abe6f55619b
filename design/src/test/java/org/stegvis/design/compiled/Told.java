package org.stegvis.design.compiled;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Value;
import org.stegvis.design.compiled.Sheet.Decided;
import org.stegvis.design.simulation.Behaviour;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.tailoring.Offering.How;

/// The columns of a compiled trial told as the events of one participant.
final class Told {
    private final CompiledTrial trial;
    private final Sheet sheet;
    private final int row;
    private final LocalDate enrolment;
    private final List<Event> events = new ArrayList<>();
    private final List<Event.Treated> running = new ArrayList<>();

    private Told(CompiledTrial trial, int row) {
        this.trial = trial;
        this.sheet = trial.sheet();
        this.row = row;
        this.enrolment = trial.enrolled(row);
    }

    static List<Event> of(CompiledTrial trial, int row) {
        var told = new Told(trial, row);
        told.tell();
        return inOneOrder(told.events);
    }

    /// Treatments that are over on one day may be told in any order.
    static List<Event> inOneOrder(List<Event> events) {
        var sorted = new ArrayList<>(events);
        for (int from = 0; from < sorted.size(); from++) {
            int to = from;
            while (to < sorted.size() && sorted.get(to) instanceof Event.Treated) {
                to++;
            }
            sorted.subList(from, to)
                    .sort(Comparator.comparing(Event::on).thenComparing(event -> ((Event.Treated) event).decision()));
            from = Math.max(from, to);
        }
        return sorted;
    }

    private void tell() {
        Behaviour behaviour = trial.behaviour();
        Course course = trial.course();
        LocalDate first = enrolment.plusDays(Math.min(
                0,
                behaviour.protocol().visits().stream()
                        .mapToInt(Visit::day)
                        .min()
                        .orElse(0)));
        happened(new Event.Screened(first, recorded(behaviour.beforeScreening())));
        happened(new Event.Consented(first));
        for (int place = 0; place < course.untilEnrolment(); place++) {
            visit(place);
        }
        happened(new Event.Enrolled(enrolment));
        decisions(0);
        for (int place = course.untilEnrolment(); place < course.visits().size(); place++) {
            if (sheet.withdrawn[row] == place) {
                LocalDate day = enrolment.plusDays(course.visits().get(place).day());
                over(day);
                events.add(new Event.Withdrawn(day, "own wish"));
                return;
            }
            visit(place);
            decisions(place - course.untilEnrolment() + 1);
        }
        over(LocalDate.MAX);
    }

    private void visit(int place) {
        Visit visit = trial.course().visits().get(place);
        LocalDate day = enrolment.plusDays(visit.day());
        switch (sheet.attended[place][row]) {
            case Sheet.ASSESSED ->
                happened(new Event.Assessed(
                        day,
                        visit.id(),
                        recorded(trial.behaviour().visit(visit.id()).measures())));
            case Sheet.MISSED ->
                happened(new Event.Missed(day.plusDays(visit.window().after()), visit.id()));
            default -> throw new AssertionError("Row " + row + " has not come to visit " + visit.id());
        }
    }

    private Map<String, Value> recorded(List<Behaviour.Planned> variables) {
        var values = new HashMap<String, Value>();
        for (Behaviour.Planned planned : variables) {
            String name = planned.recordedAs();
            Value value = value(planned.slot());
            if (name != null && value != null) {
                values.put(name, value);
            }
        }
        return values;
    }

    private @Nullable Value value(int slot) {
        if (sheet.level[slot] != null) {
            int code = sheet.level[slot][row];
            return code < 0 ? null : new Value.Name(trial.names().name(code));
        }
        double number = sheet.number[slot][row];
        if (Double.isNaN(number)) {
            return null;
        }
        return sheet.event[slot] == null
                ? new Value.Number(number)
                : new Value.Time(number, sheet.event[slot][row] != 0);
    }

    private void decisions(int step) {
        for (int position = 0; position < sheet.decided.length; position++) {
            Decided decided = sheet.decided[position];
            if (decided.kind[row] != Decided.OPEN && decided.step(row) == step) {
                decision(trial.behaviour().protocol().decisions().get(position).id(), decided);
            }
        }
    }

    private void decision(String id, Decided decided) {
        Visit visit = trial.course().visits().get(decided.visit(row));
        LocalDate day = enrolment.plusDays(visit.day());
        int code = decided.classTold[row];
        String responseClass = code == Names.NO_CLASS ? null : trial.names().name(code);
        int route = decided.turns.route(decided.turn[row]);
        switch (decided.kind[row]) {
            case Decided.CONTINUED -> happened(new Event.Continued(day, id, visit.id(), route, responseClass));
            case Decided.LEFT -> happened(new Event.Left(day, id, visit.id(), route, responseClass));
            default ->
                happened(new Event.Allocated(
                        day,
                        id,
                        visit.id(),
                        route,
                        responseClass,
                        trial.names().name(decided.option[row]),
                        How.values()[decided.how(row)],
                        decided.probability[row]));
        }
        if (decided.kind[row] == Decided.ALLOCATED && decided.sessions[row] >= 0) {
            running.add(new Event.Treated(
                    enrolment.plusDays(decided.over[row]), id, decided.sessions[row], decided.completed[row] != 0));
        }
    }

    private void happened(Event event) {
        over(event.on());
        events.add(event);
    }

    private void over(LocalDate day) {
        List<Event.Treated> over =
                running.stream().filter(each -> !each.on().isAfter(day)).toList();
        events.addAll(over);
        running.removeAll(over);
    }
}
