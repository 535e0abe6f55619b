package org.stegvis.server.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.protocol.Treatment;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// A therapist's own participants, or those at the sites of the reader, with the treatment of each that goes on. It
/// shows no outcome, whoever reads it.
@Controller
class TherapyPage {
    private static final int SHOWN = 100;

    private final TrialPages trialPages;
    private final TreatmentsGoingOn goingOn;

    TherapyPage(TrialPages trialPages, TreatmentsGoingOn goingOn) {
        this.trialPages = trialPages;
        this.goingOn = goingOn;
    }

    @Requires(value = Permission.RECORD_TREATMENT, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/therapy")
    View list(@PathVariable String trial, @RequestParam(defaultValue = "") String after, HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "therapy");
        List<TreatmentsGoingOn.Of> found =
                goingOn.list(trial, sites(in), in.actor().id(), after, SHOWN + 1);
        List<TreatmentsGoingOn.Of> shown = found.subList(0, Math.min(SHOWN, found.size()));
        // What the query leaves in is asked for once more where all permissions are: it may be somebody's
        // own participant at a site that is no longer theirs.
        List<TherapyView.Line> lines = shown.stream()
                .filter(each -> sees(in, each))
                .map(each -> line(in, each))
                .toList();
        String next = found.size() > SHOWN
                ? in.path("therapy?after=" + shown.getLast().participant())
                : null;
        return trialPages.pages().view(in.frame(), "sessions/therapy", new TherapyView(trial, lines, next));
    }

    /// Where the reader sees everybody's treatment; null for everywhere.
    private static @Nullable List<String> sites(InTrial in) {
        List<String> recording = in.sitesOfAll(Permission.RECORD_TREATMENT);
        List<String> seeing = in.sitesOfAll(Permission.SEE_ALLOCATIONS);
        if (recording == null || seeing == null) {
            return recording == null ? seeing : recording;
        }
        return recording.stream().filter(seeing::contains).toList();
    }

    private static boolean sees(InTrial in, TreatmentsGoingOn.Of each) {
        String site =
                each.treatment().site().isEmpty() ? null : each.treatment().site();
        return in.allows(Permission.RECORD_TREATMENT, site, each.participant())
                && in.allows(Permission.SEE_ALLOCATIONS, site, each.participant());
    }

    private static TherapyView.Line line(InTrial in, TreatmentsGoingOn.Of each) {
        GoingOn goingOn = each.treatment();
        Treatment treatment = in.state().version(goingOn.version()).protocol().treatment(goingOn.option());
        return new TherapyView.Line(
                each.participant(),
                in.path("p/" + each.participant() + "/sessions"),
                goingOn.site(),
                treatment.title().in(in.language()),
                in.words().date(goingOn.since()),
                goingOn.attended() + (treatment.sessions() == null ? "" : " / " + treatment.sessions()),
                day(in, goingOn.last()));
    }

    private static String day(InTrial in, String happened) {
        try {
            return in.words().date(LocalDate.parse(happened));
        } catch (DateTimeParseException notADay) {
            return happened;
        }
    }
}
