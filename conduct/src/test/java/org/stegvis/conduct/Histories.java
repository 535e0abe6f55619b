package org.stegvis.conduct;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.protocol.tailoring.Offering.How;

/// Histories in the back-pain trial, for the tests of all modules. Immutable: each change gives another.
public final class Histories {
    /// The day of enrolment, a Monday.
    public static final LocalDate ENROLMENT = LocalDate.of(2026, 1, 5);

    private final List<Event> events;

    private Histories(List<Event> events) {
        this.events = List.copyOf(events);
    }

    /// Nothing has happened.
    public static Histories nobody() {
        return new Histories(List.of());
    }

    /// Somebody of 40 with ODI 40 and pain 6, screened and assessed, who has not been enrolled yet.
    public static Histories assessed(double odi, double pain) {
        return nobody().and(new Event.Screened(ENROLMENT.minusDays(14), characteristics(40)))
                .and(new Event.Consented(ENROLMENT.minusDays(7)))
                .and(assessment(ENROLMENT, "baseline", odi, pain));
    }

    /// The same, enrolled.
    public static Histories enrolled() {
        return assessed(40, 6).and(new Event.Enrolled(ENROLMENT));
    }

    /// Allocated to an option of the first decision.
    public static Histories allocatedTo(String option) {
        return enrolled().and(new Event.Allocated(ENROLMENT, "first", "baseline", 0, null, option, How.BY_CHANCE, 0.5));
    }

    /// Half of the baseline ODI at week 10.
    public static Histories responderTo(String option) {
        return allocatedTo(option).and(assessment(day(10), "week10", 20, 3));
    }

    /// Little less than the baseline ODI at week 10.
    public static Histories nonResponderTo(String option) {
        return allocatedTo(option).and(assessment(day(10), "week10", 36, 5));
    }

    public Histories and(Event event) {
        var more = new ArrayList<>(events);
        more.add(event);
        return new Histories(more);
    }

    /// Measures at a visit, on the planned day.
    public Histories measured(int week, double odi, double pain) {
        return and(assessment(day(week), "week" + week, odi, pain));
    }

    public Histories missed(int week) {
        return and(new Event.Missed(day(week).plusDays(21), "week" + week));
    }

    public History history() {
        return History.of(new ParticipantId("p1"), events);
    }

    public static LocalDate day(int week) {
        return ENROLMENT.plusWeeks(week);
    }

    public static Map<String, Value> characteristics(double age) {
        var all = new HashMap<String, Value>();
        all.put("age", new Value.Number(age));
        all.put("sex", new Value.Name("female"));
        all.put("pain-months", new Value.Number(12));
        all.put("red-flags", Value.of(false));
        all.put("site", new Value.Name("utah"));
        return all;
    }

    public static Event.Assessed assessment(LocalDate on, String visit, double odi, double pain) {
        return new Event.Assessed(on, visit, Map.of("odi", new Value.Number(odi), "pain", new Value.Number(pain)));
    }
}
