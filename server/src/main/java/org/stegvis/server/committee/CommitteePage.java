package org.stegvis.server.committee;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.stegvis.report.effect.Effects;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.flow.Flow;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.participant.Courses;
import org.stegvis.server.results.Analysing;
import org.stegvis.server.safety.AdverseEvents;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// The closed report of the data monitoring committee. The open one is the overview, which names no option.
@Controller
class CommitteePage {
    private final TrialPages trialPages;
    private final Analysing analysing;
    private final Courses courses;
    private final AdverseEvents events;

    CommitteePage(TrialPages trialPages, Analysing analysing, Courses courses, AdverseEvents events) {
        this.trialPages = trialPages;
        this.analysing = analysing;
        this.courses = courses;
        this.events = events;
    }

    @Requires(Permission.SEE_OPTION_TOTALS)
    @GetMapping("/t/{trial}/committee")
    View show(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "committee");
        ReportInput input = analysing.input(trial, in.language()).orElseThrow();
        boolean isShown = input.data().size() > 0;
        var report = new ClosedReport(
                trial,
                input.data().size(),
                isShown ? Xhtml.of(new Flow(input).figure(Lettering.TEXT)).strip() : null,
                isShown ? Xhtml.of(new Effects(input, Lettering.TEXT).all()) : null,
                new SafetyByOption(in, courses.of(trial), events).lines(),
                new InterimBoundary(in, input).found());
        return trialPages.pages().view(in.frame(), "committee/closed", report);
    }
}
