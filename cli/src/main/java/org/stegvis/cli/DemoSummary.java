package org.stegvis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.stegvis.design.simulation.Screening;
import org.stegvis.design.simulation.SimulatedTrial;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.RegimeSentence;

/// The summary that the demonstration prints.
record DemoSummary(Protocol protocol, SimulatedTrial trial, List<Result> results, long seed) {

    List<String> lines() {
        var lines = new ArrayList<String>();
        Screening screening = trial.screening();
        lines.add("THESE PARTICIPANTS ARE MADE UP (seed %d). %s"
                .formatted(seed, protocol.trial().title().in(Language.ENGLISH)));
        lines.add("%,d assessed, %,d not eligible, %,d declined, %,d randomised"
                .formatted(screening.assessed(), screening.ineligible(), screening.declined(), screening.enrolled()));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%-42s %-28s %s",
                "Difference (positive favours the first)",
                "estimate here",
                "published"));
        for (Published published : Published.BACK_PAIN) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-42s %-28s %s (%s)",
                    published.label(),
                    estimate(result(published.analysis())),
                    published.difference(),
                    published.interval()));
        }
        lines.add("(a) as printed; not symmetric about the estimate, probably a misprint");
        lines.add("");
        lines.add("Function at week 52 (ODI, 0-100, lower is better) by embedded regime, 96 % intervals");
        if (result("regimes-week52") instanceof Result.Found found
                && found.values().sides() instanceof Section.Sides.Regimes(var regimes)) {
            for (int i = 0; i < regimes.size(); i++) {
                lines.add(line(found.values().values().get(i), regimes.get(i)));
            }
            lines.add(String.format(
                    Locale.ROOT,
                    "All four equal: p %.2f",
                    found.values().equality().p()));
        }
        return List.copyOf(lines);
    }

    private Result result(String analysis) {
        return results.stream()
                .filter(result -> result.analysis().id().equals(analysis))
                .findFirst()
                .orElseThrow();
    }

    /// Lower is better in both measures, so the difference turned round favours the first where it is positive.
    private static String estimate(Result result) {
        return switch (result) {
            case Result.Found found -> {
                Estimate difference = found.values().contrasts().getFirst().difference();
                yield String.format(
                        Locale.ROOT,
                        "%.2f (%.0f %% %.2f to %.2f)",
                        -difference.estimate(),
                        difference.level() * 100,
                        -difference.upper(),
                        -difference.lower());
            }
            case Result.NotEstimable(var analysis, var numbers, var why) -> "not estimable: " + why.sentence();
        };
    }

    private String line(NamedEstimate value, EmbeddedRegime regime) {
        Estimate estimate = value.estimate();
        return String.format(
                Locale.ROOT,
                "%5.1f (%.1f to %.1f)  %s",
                estimate.estimate(),
                estimate.lower(),
                estimate.upper(),
                RegimeSentence.of(protocol, regime, Language.ENGLISH));
    }
}
