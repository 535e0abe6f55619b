package org.stegvis.design.simulation;

import java.time.LocalDate;
import java.util.List;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Step;
import org.stegvis.randomisation.CounterSource;

/// One made-up participant whose allocations are drawn elsewhere: by a trial server that plays the trial out.
///
/// What chance does to the participant depends on the seed and the number alone. Not for several threads at once.
public final class MadeUpParticipant {
    private final Course course;
    private int told;
    private Step next;

    private MadeUpParticipant(Course course) {
        this.course = course;
        this.next = course.advance();
    }

    /// A participant who has come to the first step that is answered from outside.
    ///
    /// @param seed of the chance in this trial
    /// @param number which of all who are assessed, from 0
    /// @param enrolment the day of enrolment, if it comes to that
    public static MadeUpParticipant of(Behaviour behaviour, long seed, int number, LocalDate enrolment) {
        return new MadeUpParticipant(
                Course.of(behaviour, Course.Attendance.AS_IN_SCENARIO, new CounterSource(seed), number, enrolment));
    }

    /// What happens to the participant up to the next step that is answered from outside, and was not told before.
    public List<Event> events() {
        List<Event> all = course.history().events();
        List<Event> news = List.copyOf(all.subList(told, all.size()));
        told = all.size();
        return news;
    }

    /// The step that the participant has come to: an allocation, a consent that is not given, or an end.
    public Step next() {
        return next;
    }

    /// The day on which an allocation that is next is drawn.
    ///
    /// @throws IllegalStateException when the next step is no allocation
    public LocalDate day() {
        if (!(next instanceof Step.Allocate allocate)) {
            throw new IllegalStateException("The next step is " + next + " and not an allocation.");
        }
        return course.on(allocate.visit());
    }

    /// The allocation was drawn.
    public void allocated(Event.Allocated event) {
        course.allocated(event);
        told++;
        next = course.advance();
    }
}
