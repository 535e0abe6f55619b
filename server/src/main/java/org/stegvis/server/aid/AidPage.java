package org.stegvis.server.aid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.report.aid.Asked;
import org.stegvis.report.aid.DecisionAid;
import org.stegvis.report.aid.Told;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.results.Analysing;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// What the trial says of a person with given values: once its results are released, and not before. The
/// values are sent in the body of the request, so that they stand in no address, and nothing of them is
/// kept.
@Controller
class AidPage {
    private static final int UNPROCESSABLE = 422;

    private final TrialPages trialPages;
    private final Analysing analysing;

    AidPage(TrialPages trialPages, Analysing analysing) {
        this.trialPages = trialPages;
        this.analysing = analysing;
    }

    @Requires(value = Permission.SEE_TRIAL, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/aid")
    View show(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "aid");
        return view(in, aid(in), Map.of(), null);
    }

    @Requires(value = Permission.SEE_TRIAL, where = Requires.Where.ANYWHERE)
    @PostMapping("/t/{trial}/aid")
    View tell(
            @PathVariable String trial,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        InTrial in = trialPages.open(request, trial, "aid");
        DecisionAid aid = aid(in);
        Told answer = aid == null || aid.isEmpty() ? null : aid.of(told, Lettering.TEXT);
        if (answer instanceof Told.Refused) {
            response.setStatus(UNPROCESSABLE);
        }
        return view(in, aid, told, answer);
    }

    /// Null until the results are released: then not even the ranges of values are told.
    private @Nullable DecisionAid aid(InTrial in) {
        return in.state().released()
                ? analysing
                        .input(in.id(), in.language())
                        .map(input -> DecisionAid.of(in.protocol(), input.results(), in.language()))
                        .orElse(null)
                : null;
    }

    private View view(InTrial in, @Nullable DecisionAid aid, Map<String, String> told, @Nullable Told answer) {
        String closed = aid == null
                ? in.words().t("aid.not-released")
                : aid.isEmpty() ? in.words().t("aid.nothing") : null;
        var fields = new ArrayList<AidView.Field>();
        for (Asked asked : aid == null ? List.<Asked>of() : aid.asked()) {
            fields.add(new AidView.Field(
                    "value-" + fields.size(),
                    asked,
                    told.getOrDefault(asked.name(), asked.usual()),
                    problem(answer, asked)));
        }
        return trialPages
                .pages()
                .view(
                        in.frame(),
                        "aid/aid",
                        new AidView(
                                in.path("aid"),
                                closed,
                                aid == null ? 0 : aid.participants(),
                                fields,
                                answer instanceof Told.Expected,
                                outcomes(answer),
                                aid == null ? List.of() : aid.limits()));
    }

    private static @Nullable String problem(@Nullable Told answer, Asked asked) {
        return answer instanceof Told.Refused(var problems)
                ? problems.stream()
                        .filter(each -> each.name().equals(asked.name()))
                        .map(Told.Problem::sentence)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static List<AidView.Outcome> outcomes(@Nullable Told answer) {
        var all = new ArrayList<AidView.Outcome>();
        if (answer instanceof Told.Expected(var outcomes)) {
            for (Told.OutcomeTold each : outcomes) {
                all.add(new AidView.Outcome(
                        "outcome-" + all.size(),
                        each.title(),
                        Xhtml.of(each.figure()).strip(),
                        each.ways().stream()
                                .map(way -> new AidView.Way(way.rule(), way.average(), way.surely(), way.persons()))
                                .toList(),
                        each.differences()));
            }
        }
        return all;
    }
}
