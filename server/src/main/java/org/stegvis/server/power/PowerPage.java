package org.stegvis.server.power;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.regime.EmbeddedRegimes;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.power.PowerView.Asked;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// Power and intervals for the regimes of a trial, by the formulas that `stegvis size` uses. It knows the
/// protocol and no participant.
@Controller
class PowerPage {
    private static final int MOST_REGIMES = 40;
    private static final int SHOWN = 30;

    private final TrialPages trialPages;

    PowerPage(TrialPages trialPages) {
        this.trialPages = trialPages;
    }

    @Requires(value = Permission.SEE_TRIAL, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/power")
    View show(
            @PathVariable String trial,
            @RequestParam Map<String, String> told,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "power");
        Asked asked = asked(in.protocol(), told);
        return trialPages.pages().view(in.frame(), part ? "power/found" : "power/power", view(in, asked));
    }

    private static Asked asked(Protocol protocol, Map<String, String> told) {
        return new Asked(
                told.getOrDefault("response", "40"),
                told.getOrDefault("effect", plain(effect(protocol))),
                told.getOrDefault("sd", plain(3 * effect(protocol))),
                told.getOrDefault(
                        "participants", String.valueOf(protocol.trial().participants())),
                told.getOrDefault("alpha", plain(100 * protocol.trial().alpha())));
    }

    /// The least important difference of the outcome of the regimes; 1 where the protocol states none.
    private static double effect(Protocol protocol) {
        return protocol.analyses().stream()
                .filter(each -> each.compare() instanceof Analysis.Comparison.Regimes)
                .map(each -> protocol.measure(each.outcome().measure()))
                .map(Measure::importantDifference)
                .filter(each -> each != null && each > 0)
                .findFirst()
                .orElse(1.0);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static PowerView view(InTrial in, Asked asked) {
        if (EmbeddedRegimes.count(in.protocol()).compareTo(BigInteger.valueOf(MOST_REGIMES)) > 0) {
            return wrong(in, asked, in.words().t("power.many"));
        }
        double response = number(asked.response()) / 100;
        double effect = number(asked.effect());
        double sd = number(asked.sd());
        double participants = number(asked.participants());
        double alpha = number(asked.alpha()) / 100;
        if (!(response > 0 && response < 1)
                || !(effect > 0)
                || !(sd > 0)
                || !(participants >= 2 && participants <= 1e7)
                || !(alpha > 0 && alpha < 0.5)) {
            return wrong(in, asked, in.words().t("power.range"));
        }
        List<Exploring.Asked> found;
        try {
            found = new Exploring(in.protocol(), response, effect, sd, participants, alpha).asked();
        } catch (IllegalArgumentException classes) {
            // Several response classes, or a design without a formula: the command line asks for more than one rate.
            return wrong(in, asked, in.words().t("power.no-formula"));
        }
        if (found.isEmpty()) {
            return wrong(in, asked, in.words().t("power.no-formula"));
        }
        return new PowerView(
                in.id(),
                asked,
                null,
                found.stream()
                        .limit(SHOWN)
                        .map(each -> line(in, each, participants, alpha))
                        .toList(),
                Math.max(0, found.size() - SHOWN),
                new PowerFigure(Exploring.kinds(found), participants, in.words()).svg());
    }

    private static PowerView.Line line(InTrial in, Exploring.Asked asked, double participants, double alpha) {
        var words = in.words();
        return new PowerView.Line(
                asked.name(),
                words.t("percent", words.number(100 * asked.power(participants))),
                words.t("power.margin.of", words.decimals(asked.margin(participants, alpha), 2)),
                words.number(Math.ceil(asked.question().participants(0.8))),
                words.number(Math.ceil(asked.question().participants(0.9))));
    }

    private static PowerView wrong(InTrial in, Asked asked, @Nullable String notice) {
        return new PowerView(in.id(), asked, notice, List.of(), 0, null);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip().replace(',', '.'));
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
