package org.stegvis.cli.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.stegvis.design.simulation.SimulatedTrial;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.exchange.published.PublishedResults;
import org.stegvis.exchange.published.PublishedValue;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.RegimeSentence;

/// The summary that the demonstration prints.
record DemoSummary(
        Protocol protocol, SimulatedTrial trial, List<Result> results, PublishedResults published, TrueEffects truth) {

    /// Stands before everything else that is shown.
    static String first(Protocol protocol, long seed) {
        return "THESE PARTICIPANTS ARE MADE UP (seed %d). %s"
                .formatted(seed, protocol.trial().title().in(Language.ENGLISH));
    }

    List<String> lines(Path folder) {
        var lines = new ArrayList<String>();
        flow(lines);
        lines.add("");
        lines.add(row("Difference (positive favours the first)", "estimate here", "published", "true"));
        boolean hasFlag = false;
        for (PublishedValue value : published.values()) {
            lines.add(contrast(value));
            hasFlag |= value.isFarFromMiddle();
        }
        if (hasFlag) {
            lines.add("(!) as printed; far from the middle of its interval, so one of the numbers may be a misprint");
        }
        lines.add("");
        regimes(lines);
        lines.add("");
        lines.add("report   %s (and report.pdf)".formatted(folder.resolve("report.html")));
        lines.add("data     %s, results %s".formatted(folder.resolve("data.csv"), folder.resolve("results.json")));
        return List.copyOf(lines);
    }

    private void flow(List<String> lines) {
        var screening = trial.screening();
        lines.add("%,d assessed, %,d not eligible, %,d declined, %,d randomised"
                .formatted(screening.assessed(), screening.ineligible(), screening.declined(), screening.enrolled()));
        TrialData data = trial.data();
        lines.add("%,d randomised again after week 10, %,d of them started that treatment and %,d completed it"
                .formatted(
                        observed(data.column("second")),
                        yes(data.numbers(TrialColumns.started("second"))),
                        yes(data.numbers(TrialColumns.completed("second")))));
    }

    private void regimes(List<String> lines) {
        lines.add("Function at week 52 (ODI, 0-100, lower is better) by embedded regime, 96 % intervals, true value");
        if (result("regimes-week52") instanceof Result.Found found
                && found.values().sides() instanceof Section.Sides.Regimes(var regimes)) {
            TrueEffects.Effect effect = truth.analysis("regimes-week52");
            for (int i = 0; i < regimes.size(); i++) {
                NamedEstimate value = found.values().values().get(i);
                lines.add(line(value, regimes.get(i), effect.value(value.name()).value()));
            }
            lines.add(String.format(
                    Locale.ROOT,
                    "All four equal: p %.2f",
                    found.values().equality().p()));
        }
    }

    private static int observed(Column column) {
        int known = 0;
        for (int row = 0; row < column.size(); row++) {
            known += column.isMissing(row) ? 0 : 1;
        }
        return known;
    }

    private static int yes(Column.Numbers column) {
        int yes = 0;
        for (int row = 0; row < column.size(); row++) {
            yes += column.at(row) == 1 ? 1 : 0;
        }
        return yes;
    }

    private Result result(String analysis) {
        return results.stream()
                .filter(result -> result.analysis().id().equals(analysis))
                .findFirst()
                .orElseThrow();
    }

    private String contrast(PublishedValue value) {
        Result result = result(value.analysis());
        double beside = truth.analysis(value.analysis())
                .contrast(value.of(), Objects.requireNonNull(value.versus()))
                .value();
        return row(
                result.analysis().title().in(Language.ENGLISH),
                estimate(result),
                printed(value),
                String.format(Locale.ROOT, "%.2f", turned(beside)));
    }

    private static String printed(PublishedValue value) {
        PublishedValue.Interval interval = Objects.requireNonNull(value.interval());
        return String.format(
                Locale.ROOT,
                "%s%s (%.0f %% %s to %s)",
                value.estimate(),
                value.isFarFromMiddle() ? " (!)" : "",
                interval.level() * 100,
                interval.lower(),
                interval.upper());
    }

    /// Lower is better in both measures, so the difference turned round favours the first where it is positive.
    private static String estimate(Result result) {
        return switch (result) {
            case Result.Found found -> {
                Estimate difference = found.values().contrasts().getFirst().difference();
                yield String.format(
                        Locale.ROOT,
                        "%.2f (%.0f %% %.2f to %.2f)",
                        turned(difference.estimate()),
                        difference.level() * 100,
                        turned(difference.upper()),
                        turned(difference.lower()));
            }
            case Result.NotEstimable(var analysis, var numbers, var why) -> "not estimable: " + why.sentence();
        };
    }

    /// Without a negative zero.
    private static double turned(double difference) {
        return 0 - difference;
    }

    private static String row(String what, String estimate, String published, String truth) {
        return String.format(Locale.ROOT, "%-42s %-28s %-29s %5s", what, estimate, published, truth);
    }

    private String line(NamedEstimate value, EmbeddedRegime regime, double truth) {
        Estimate estimate = value.estimate();
        return String.format(
                Locale.ROOT,
                "%5.1f (%.1f to %.1f) %5.1f  %s",
                estimate.estimate(),
                estimate.lower(),
                estimate.upper(),
                truth,
                RegimeSentence.of(protocol, regime, Language.ENGLISH));
    }
}
