package org.stegvis.server.overview;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.tally.Tallies;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// How a trial goes, for those who run it; as the open report of a data monitoring committee it names no option to
/// anybody and offers nothing to do.
@Controller
class OverviewPage {
    private final TrialPages trialPages;
    private final Tallies tallies;
    private final Clock clock;

    OverviewPage(TrialPages trialPages, Tallies tallies, Clock clock) {
        this.trialPages = trialPages;
        this.tallies = tallies;
        this.clock = clock;
    }

    @Requires(value = Permission.SEE_TRIAL, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/overview")
    View show(
            @PathVariable String trial,
            @RequestParam(name = "open", defaultValue = "false") boolean isOpenReport,
            HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "overview");
        var counts = tallies.of(trial, Overseeing.COUNTS);
        Overview overview = new Overseeing(in, counts, LocalDate.now(clock), isOpenReport).overview();
        return trialPages.pages().view(in.frame(), "overview/overview", overview);
    }
}
