package org.stegvis.server.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.Courses;
import org.stegvis.server.people.People;
import org.stegvis.server.sessions.SessionsView.Treatment;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// A therapist's own participants, with the treatment of each that goes on. It shows no outcome, whoever reads it.
@Controller
class TherapyPage {
    private final TrialPages trialPages;
    private final Courses courses;
    private final People people;

    TherapyPage(TrialPages trialPages, Courses courses, People people) {
        this.trialPages = trialPages;
        this.courses = courses;
        this.people = people;
    }

    @Requires(value = Permission.RECORD_TREATMENT, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/therapy")
    View list(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "therapy");
        List<TherapyView.Line> lines = courses.of(trial).stream()
                .filter(each -> in.allows(Permission.RECORD_TREATMENT, each.site(), each.participant())
                        && in.allows(Permission.SEE_ALLOCATIONS, each.site(), each.participant()))
                .flatMap(each -> line(in, each).stream())
                .toList();
        return trialPages.pages().view(in.frame(), "sessions/therapy", new TherapyView(trial, lines));
    }

    /// The treatment that goes on; none when none does.
    private List<TherapyView.Line> line(InTrial in, Course course) {
        List<Treatment> treatments = Treatments.of(in, course, people).all();
        return treatments.stream()
                .filter(each -> each.ended() == null)
                .reduce((first, last) -> last)
                .map(each -> new TherapyView.Line(
                        course.participant(),
                        in.path("p/" + course.participant() + "/sessions"),
                        Objects.requireNonNullElse(course.site(), ""),
                        each.title(),
                        each.since(),
                        each.attended() + each.planned(),
                        each.sessions().isEmpty()
                                ? ""
                                : each.sessions().getFirst().on()))
                .stream()
                .toList();
    }
}
