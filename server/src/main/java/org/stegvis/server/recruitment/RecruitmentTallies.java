package org.stegvis.server.recruitment;

import java.time.LocalDate;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Event;
import org.stegvis.server.participant.Course;
import org.stegvis.server.tally.Tallied;
import org.stegvis.server.tally.Tally;

/// Counts who was screened and enrolled, by site and day.
@Component
public final class RecruitmentTallies implements Tallied {
    /// By the day of the first event.
    public static final String SCREENED = "screened";

    public static final String ENROLLED = "enrolled";

    @Override
    public void count(Course course, ObjIntConsumer<Tally> to) {
        String site = Objects.requireNonNullElse(course.site(), "");
        course.history().events().stream()
                .map(Event::on)
                .findFirst()
                .ifPresent(day -> to.accept(Tally.of(SCREENED, "", "").in(site).on(day), 1));
        LocalDate enrolled = course.history().facts().enrolled();
        if (enrolled != null) {
            to.accept(Tally.of(ENROLLED, "", "").in(site).on(enrolled), 1);
        }
    }
}
