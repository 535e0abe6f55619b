package org.stegvis.server.reminder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Event;
import org.stegvis.protocol.Visit;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.notice.Outcome;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.VisitStanding;
import org.stegvis.server.tally.Tallied;
import org.stegvis.server.tally.Tally;

/// Counts what reminders of each visit brought; [ReminderEffect] tells it.
@Component
public final class ReminderTallies implements Tallied {
    /// By visit and the words below.
    public static final String REMINDERS = "reminders";

    static final String SENT = "sent";
    static final String NOT_SENT = "not-sent";
    static final String REMINDED = "reminded";
    static final String ANSWERED = "answered";
    static final String SOON = "soon";

    /// Of those who were not reminded, by visit and standing.
    public static final String OTHERS = "not-reminded";

    /// Of these, those who answered.
    public static final String OTHERS_ANSWERED = "not-reminded-answered";

    @Override
    public void count(Course course, ObjIntConsumer<Tally> to) {
        if (course.history().facts().enrolled() != null) {
            course.version().protocol().visits().forEach(visit -> count(visit, course, to));
        }
    }

    private static void count(Visit visit, Course course, ObjIntConsumer<Tally> to) {
        List<LocalDate> sent = new ArrayList<>();
        int due = reminders(visit, course.entries(), sent);
        LocalDate answered = answered(visit, course);
        add(to, visit, SENT, sent.size());
        add(to, visit, NOT_SENT, due - sent.size());
        if (!sent.isEmpty()) {
            boolean isSoon =
                    answered != null && !answered.isAfter(sent.getLast().plusDays(ReminderEffect.SOON));
            add(to, visit, REMINDED, 1);
            add(to, visit, ANSWERED, answered == null ? 0 : 1);
            add(to, visit, SOON, isSoon ? 1 : 0);
            return;
        }
        VisitStanding standing = VisitStanding.of(course, visit);
        String word = standing.kind().word();
        to.accept(Tally.of(OTHERS, visit.id(), word).between(standing.first(), standing.last()), 1);
        if (answered != null) {
            to.accept(Tally.of(OTHERS_ANSWERED, visit.id(), word).between(standing.first(), standing.last()), 1);
        }
    }

    private static void add(ObjIntConsumer<Tally> to, Visit visit, String detail, int n) {
        to.accept(Tally.of(REMINDERS, visit.id(), detail), n);
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
        return course.history().events().stream()
                .filter(event -> event instanceof Event.Assessed assessed
                        && assessed.visit().equals(visit.id()))
                .map(Event::on)
                .findFirst()
                .orElse(null);
    }
}
