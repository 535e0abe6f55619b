package org.stegvis.server.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Step;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Reminders;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.tailoring.Offering.How;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.participant.Appointment;
import org.stegvis.server.participant.Course;
import org.stegvis.server.trialsetup.TrialEvent;
import org.stegvis.server.trialsetup.TrialState;

/// One participant of the back-pain trial to whom things happen while the server looks who is to be reminded. It keeps
/// its own account of what happened, and holds each reminder to the rule by that.
final class RemindedWalk {
    private final TrialState trial;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Set<String> over = new HashSet<>();
    private LocalDateTime now;
    private @Nullable LocalDate enrolled;
    private @Nullable Choice chosen;
    private boolean withdrawn;

    private record Sent(LocalDate on, ReminderEvent.Due due) {}

    /// Something that happens.
    sealed interface Act {
        /// Hours go by, and then the server looks.
        record Pass(int hours) implements Act {}

        /// The days until the visit that is next opens go by, and some more.
        record Near(int days) implements Act {}

        record Choose(Choice choice) implements Act {}

        /// The participant answers at the visit that is next.
        ///
        /// @param whole all measures of the visit that is next, or the first alone
        record Answer(boolean whole) implements Act {}

        /// The visit that is next is given up.
        record Miss() implements Act {}

        /// Whatever is next and no visit: enrolment, a decision.
        record GoOn() implements Act {}

        /// The visit that is next is put to a day, from today on within its window.
        record Reschedule(int days) implements Act {}

        /// The participant gives up the trial, or treatment alone and still comes to visits.
        ///
        /// @param wholly from the trial, or from treatment alone
        record Withdraw(boolean wholly) implements Act {}
    }

    /// The back-pain trial with other reminders.
    static TrialState trial(String reminders) {
        String text = BackPainTrial.protocol().replaceFirst("(?s)reminders:\n.*?\n\n", reminders + "\n");
        assertThat(text).contains(reminders);
        var published =
                new TrialEvent.ProtocolPublished(1, "0", text, LocalDate.EPOCH, TrialEvent.AppliesTo.EVERYBODY, null);
        return TrialState.of(
                "back-pain",
                List.of(
                        entry(1, null, published.entry(LocalDate.EPOCH, null)),
                        entry(2, null, new TrialEvent.ProtocolInForce(1).entry(LocalDate.EPOCH, null))));
    }

    /// Enrolled and allocated.
    RemindedWalk(TrialState trial, LocalDate start) {
        this.trial = trial;
        this.now = start.atTime(12, 0);
        happens(new Event.Screened(
                start,
                Map.of(
                        "site", new Value.Name("utah"),
                        "age", new Value.Number(40),
                        "sex", new Value.Name("female"),
                        "pain-months", new Value.Number(12),
                        "red-flags", Value.of(false))));
        happens(new Event.Consented(start));
        happens(new Event.Assessed(
                start, "baseline", Map.of("odi", new Value.Number(42), "pain", new Value.Number(6))));
        goOn();
        goOn();
    }

    boolean isReminded() {
        return !sent.isEmpty();
    }

    /// The days of the rule on which reminders of a visit came.
    List<Integer> days(String visit) {
        return sent.stream()
                .filter(each -> each.due().visit().equals(visit))
                .map(each -> each.due().day())
                .toList();
    }

    void take(Act act) {
        switch (act) {
            case Act.Pass(var hours) -> {
                now = now.plusHours(hours);
                look();
            }
            case Act.Near(var days) -> {
                if (course().next() instanceof Step.Collect(var visit, var measures)) {
                    LocalDate day = opens(visit).plusDays(days);
                    now = day.isAfter(today()) ? day.atTime(now.toLocalTime()) : now;
                    look();
                }
            }
            case Act.Choose(var choice) -> {
                chosen = choice;
                add(ReminderEvent.TYPES.entry(new ReminderEvent.Chosen(choice), today(), null));
            }
            case Act.Answer(var whole) -> answer(whole);
            case Act.Miss miss -> {
                if (course().next() instanceof Step.Collect(var visit, var measures)) {
                    over.add(visit);
                    happens(new Event.Missed(today(), visit));
                }
            }
            case Act.GoOn goOn -> goOn();
            case Act.Reschedule(var days) -> reschedule(days);
            case Act.Withdraw(var wholly) -> {
                if (enrolled != null && !withdrawn) {
                    withdrawn = wholly;
                    happens(wholly ? new Event.Withdrawn(today(), "x") : new Event.TreatmentWithdrawn(today(), "x"));
                }
            }
        }
    }

    private void answer(boolean whole) {
        if (course().next() instanceof Step.Collect(var visit, var measures)) {
            Map<String, Value> told = whole
                    ? Map.of("odi", new Value.Number(30), "pain", new Value.Number(5))
                    : Map.of("odi", new Value.Number(30));
            if (whole) {
                over.add(visit);
            }
            happens(new Event.Assessed(today(), visit, told));
        }
    }

    private void goOn() {
        switch (course().next()) {
            case Step.Enrol enrol -> enrol();
            case Step.Allocate allocate -> {
                if (enrolled == null) {
                    enrol();
                }
                String option = allocate.decision().equals("first") ? "pt" : "more";
                happens(new Event.Allocated(
                        today(),
                        allocate.decision(),
                        allocate.visit(),
                        allocate.route(),
                        allocate.responseClass(),
                        option,
                        How.BY_CHANCE,
                        0.5));
            }
            case Step.Continue goes ->
                happens(new Event.Continued(
                        today(), goes.decision(), goes.visit(), goes.route(), goes.responseClass()));
            default -> {
                // A visit, or nothing more.
            }
        }
    }

    private void enrol() {
        enrolled = today();
        happens(new Event.Enrolled(today()));
    }

    private void reschedule(int days) {
        if (enrolled != null && course().next() instanceof Step.Collect(var visit, var measures)) {
            LocalDate day = today().plusDays(days);
            if (!day.isBefore(opens(visit)) && !day.isAfter(closes(visit))) {
                add(Appointment.TYPES.entry(new Appointment(visit, day), today(), null));
            }
        }
    }

    /// What the server does each time it looks.
    private void look() {
        ReminderEvent.Due due = ReminderPlan.due(course(), now);
        if (due != null) {
            hold(due);
            add(ReminderEvent.TYPES.entry(due, today(), null));
            sent.add(new Sent(today(), due));
            assertThat(ReminderPlan.due(course(), now))
                    .as("asked again at once")
                    .isNull();
        }
    }

    private void hold(ReminderEvent.Due due) {
        String visit = due.visit();
        Reminders reminders = Objects.requireNonNull(trial.current().protocol().reminders());
        Reminders.Rule rule = Objects.requireNonNull(reminders.visits().get(visit), "no rule for " + visit);
        List<Integer> before = days(visit);
        assertThat(before.size()).as("reminders of " + visit).isLessThan(rule.atMost());
        assertThat(rule.days()).contains(due.day());
        assertThat(before).as("each day of the rule once").doesNotContain(due.day());
        assertThat(due.number()).isEqualTo(before.size() + 1);
        assertThat(sent.stream()
                        .filter(each -> each.due().visit().equals(visit))
                        .map(Sent::on))
                .as("one a day at most")
                .allSatisfy(day -> assertThat(day).isBefore(today()));
        assertThat(over).as("answered or given up").doesNotContain(visit);
        assertThat(withdrawn).as("withdrawn").isFalse();
        assertThat(Objects.requireNonNull(chosen, "nobody asked").channel()).isEqualTo(due.channel());
        assertThat(reminders.channels()).contains(due.channel());
        assertThat(reminders.quiet() == null || !reminders.quiet().holds(now.getHour()))
                .as("quiet at " + now)
                .isTrue();
        LocalDate agreed = Appointment.day(entries, visit);
        LocalDate from = agreed == null ? opens(visit) : agreed;
        assertThat(today()).isAfterOrEqualTo(from.plusDays(due.day())).isBeforeOrEqualTo(closes(visit));
    }

    private LocalDate opens(String id) {
        Visit visit = trial.current().protocol().visit(id);
        return Objects.requireNonNull(enrolled)
                .plusDays(visit.day() - visit.window().before());
    }

    private LocalDate closes(String id) {
        Visit visit = trial.current().protocol().visit(id);
        return Objects.requireNonNull(enrolled)
                .plusDays(visit.day() + visit.window().after());
    }

    private LocalDate today() {
        return now.toLocalDate();
    }

    private Course course() {
        return Course.of(trial, "P1", List.copyOf(entries));
    }

    private void happens(Event event) {
        add(ConductEvents.entry(event));
    }

    private void add(NewEntry entry) {
        entries.add(entry(entries.size() + 3, "P1", entry));
    }

    private static Entry entry(long seq, @Nullable String participant, NewEntry entry) {
        return new Entry(
                "back-pain",
                seq,
                Instant.EPOCH,
                entry.happened(),
                "a",
                "o",
                null,
                participant,
                entry.type(),
                entry.what(),
                entry.why(),
                Entry.BEGINNING);
    }
}
