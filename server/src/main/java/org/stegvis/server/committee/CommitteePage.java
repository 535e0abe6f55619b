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
import org.stegvis.server.results.Analysing;
import org.stegvis.server.safety.AdverseEvents;
import org.stegvis.server.signin.SecurityLog;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// The closed report of the data monitoring committee. The open one is the overview, which names no option.
@Controller
class CommitteePage {
    private final TrialPages trialPages;
    private final Analysing analysing;
    private final Allocated allocated;
    private final AdverseEvents events;
    private final SecurityLog security;

    CommitteePage(
            TrialPages trialPages,
            Analysing analysing,
            Allocated allocated,
            AdverseEvents events,
            SecurityLog security) {
        this.security = security;
        this.trialPages = trialPages;
        this.analysing = analysing;
        this.allocated = allocated;
        this.events = events;
    }

    @Requires(Permission.SEE_OPTION_TOTALS)
    @GetMapping("/t/{trial}/committee")
    View show(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "committee");
        security.note(in.actor().id(), in.actor().origin(), "closed-report-read", trial);
        Analysing.Report found = analysing.report(trial, in.language()).orElseThrow();
        ReportInput input = found.input();
        boolean isShown = input.data().size() > 0;
        var report = new ClosedReport(
                trial,
                input.data().size(),
                isShown ? Xhtml.of(new Flow(input).figure(Lettering.TEXT)).strip() : null,
                isShown ? Xhtml.of(new Effects(input, Lettering.TEXT).all()) : null,
                new SafetyByOption(in, allocated, events).lines(),
                new InterimBoundary(in, input).found(),
                in.words()
                        .t(
                                "committee.computed",
                                in.words().moment(found.at()),
                                in.words().number(found.seq())),
                found.consentTakenBack());
        return trialPages.pages().view(in.frame(), "committee/closed", report);
    }
}
