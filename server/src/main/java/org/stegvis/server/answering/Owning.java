package org.stegvis.server.answering;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.stegvis.conduct.Step;
import org.stegvis.protocol.Visit;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.Pages;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.SignedIn;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.participant.VisitState;

/// Whom a participant's own pages are about: whoever asks, and nobody else.
@Component
class Owning {
    private final Pages pages;
    private final Participants participants;
    private final Clock clock;

    Owning(Pages pages, Participants participants, Clock clock) {
        this.pages = pages;
        this.participants = participants;
        this.clock = clock;
    }

    /// The participant who asks, and where they stand.
    record Own(Frame frame, SignedIn.Self self, Course course) {
        String trial() {
            return self.trial();
        }

        String participant() {
            return self.participant();
        }
    }

    Own own(HttpServletRequest request) {
        Frame frame = pages.frame(request);
        SignedIn.Self self = SignedIn.participant(frame.actor());
        Course course = self == null
                ? null
                : participants.course(self.trial(), self.participant()).orElse(null);
        if (self == null || course == null) {
            throw Refused.of(Refusal.Code.NOT_PERMITTED);
        }
        String title = course.version().protocol().trial().title().in(frame.language());
        return new Own(frame.in(new Frame.TrialName(self.trial(), title), List.of()), self, course);
    }

    View view(Own own, String template, Object model) {
        return pages.view(own.frame(), template, model);
    }

    /// The visit that comes next; null when none does.
    static @Nullable Visit next(Course course) {
        return course.next() instanceof Step.Collect(var id, var measures)
                ? course.version().protocol().visit(id)
                : null;
    }

    /// The visit whose questions can be answered today; null when there is none.
    @Nullable
    Visit open(Course course) {
        Visit visit = next(course);
        LocalDate from = visit == null ? null : from(course, visit);
        return from == null || !from.isAfter(LocalDate.now(clock)) ? visit : null;
    }

    /// The first day of the window of a visit; null before it can be told.
    static @Nullable LocalDate from(Course course, Visit visit) {
        LocalDate day = VisitState.planned(course.history().facts(), visit);
        return day == null ? null : day.minusDays(visit.window().before());
    }

    static View seeOther(String path) {
        var view = new RedirectView(path, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
