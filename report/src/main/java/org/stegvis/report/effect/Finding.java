package org.stegvis.report.effect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Analysis.Comparison;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.words.Display;
import org.stegvis.report.words.RegimeLabels;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// What a result of either kind has to show: values, contrasts, a test, and names for their sides.
///
/// @param labels names of regimes; without any for a comparison of options
record Finding(
        Analysis analysis,
        Numbers numbers,
        List<NamedEstimate> values,
        List<Contrast> contrasts,
        GlobalTest equality,
        Measure measure,
        Display display,
        Titles titles,
        RegimeLabels labels) {

    /// The answer to an analysis; null when nothing could be estimated.
    static @Nullable Finding of(ReportInput input, Result result) {
        return switch (result) {
            case Result.Found found -> of(input, found, found.values());
            case Result.NotEstimable none -> null;
        };
    }

    String label(String name) {
        return switch (analysis.compare()) {
            case Comparison.Regimes all -> labels.of(name);
            case Comparison.Options options -> titles.side(options, name);
        };
    }

    boolean isOfRegimes() {
        return analysis.compare() instanceof Comparison.Regimes;
    }

    private static Finding of(ReportInput input, Result.Found result, Section.Values section) {
        List<Contrast> contrasts = section.contrasts();
        List<EmbeddedRegime> regimes = switch (section.sides()) {
            case Section.Sides.Regimes(var all) -> all;
            case Section.Sides.Options options -> List.of();
        };
        Titles titles = titles(input);
        Measure measure = input.protocol().measure(result.analysis().outcome().measure());
        double se = contrasts.stream()
                .mapToDouble(contrast -> contrast.difference().se())
                .filter(each -> each > 0)
                .min()
                .orElse(Double.NaN);
        return new Finding(
                result.analysis(),
                result.numbers(),
                section.values(),
                contrasts,
                section.equality(),
                measure,
                Display.of(titles.words(), measure, se),
                titles,
                new RegimeLabels(regimes, titles));
    }

    private static Titles titles(ReportInput input) {
        return new Titles(input.protocol(), new Words(input.language()));
    }
}
