package org.stegvis.server.reminder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.notice.Outcome;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.VisitState;

/// What reminders of one visit brought, over all participants: a projection of the log. It compares no equals: who was
/// reminded had not answered by then.
///
/// @param sent reminders that were handed over
/// @param notSent reminders that were not, or of which that is not known
/// @param reminded participants with a reminder before the visit was answered or its window closed
/// @param answeredReminded of these, who answered
/// @param soon of the reminders, those that were answered within [#SOON] days
/// @param others participants whose visit is past or answered and who were not reminded
/// @param answeredOthers of these, who answered
public record ReminderEffect(
        Visit visit,
        int sent,
        int notSent,
        int reminded,
        int answeredReminded,
        int soon,
        int others,
        int answeredOthers) {
    /// Days within which an answer is taken to follow a reminder.
    public static final int SOON = 7;

    /// For each visit that the protocol reminds of, in its order; none when it reminds of none.
    public static List<ReminderEffect> of(Protocol protocol, List<Course> courses, LocalDate today) {
        if (protocol.reminders() == null) {
            return List.of();
        }
        return protocol.reminders().visits().keySet().stream()
                .map(visit -> of(protocol.visit(visit), courses, today))
                .toList();
    }

    private static ReminderEffect of(Visit visit, List<Course> courses, LocalDate today) {
        var counts = new int[7];
        for (Course course : courses) {
            if (course.history().facts().enrolled() != null) {
                count(visit, course, today, counts);
            }
        }
        return new ReminderEffect(visit, counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]);
    }

    private static void count(Visit visit, Course course, LocalDate today, int[] counts) {
        List<LocalDate> sent = new ArrayList<>();
        int due = reminders(visit, course.entries(), sent);
        LocalDate answered = answered(visit, course);
        VisitState state = VisitState.of(course, visit, today);
        counts[0] += sent.size();
        counts[1] += due - sent.size();
        if (!sent.isEmpty()) {
            counts[2]++;
            counts[3] += answered == null ? 0 : 1;
            LocalDate last = sent.getLast();
            counts[4] += answered != null && !answered.isAfter(last.plusDays(SOON)) ? 1 : 0;
        } else if (state.isPast()) {
            counts[5]++;
            counts[6] += answered == null ? 0 : 1;
        }
    }

    /// The days on which reminders were handed over, and how many there were in all that it is known of.
    private static int reminders(Visit visit, List<Entry> entries, List<LocalDate> sent) {
        Set<Long> ours = new HashSet<>();
        int finished = 0;
        for (Entry entry : entries) {
            if (ReminderEvent.TYPES.of(entry).orElse(null) instanceof ReminderEvent.Due due
                    && due.visit().equals(visit.id())) {
                ours.add(entry.seq());
            }
            Outcome outcome = Outcome.of(entry).orElse(null);
            if (outcome != null && ours.contains(outcome.message())) {
                finished++;
                if (outcome instanceof Outcome.Sent) {
                    sent.add(LocalDate.parse(entry.happened()));
                }
            }
        }
        return finished;
    }

    private static @Nullable LocalDate answered(Visit visit, Course course) {
        return course.entries().stream()
                .flatMap(entry -> ConductEvents.event(entry).stream())
                .filter(event -> event instanceof Event.Assessed assessed
                        && assessed.visit().equals(visit.id()))
                .map(Event::on)
                .findFirst()
                .orElse(null);
    }
}
