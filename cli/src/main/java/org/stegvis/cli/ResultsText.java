package org.stegvis.cli;

import java.util.List;
import java.util.Locale;
import org.stegvis.estimation.Result;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;

/// Results for a person at a terminal: one line an estimate. The document with all digits is the JSON.
record ResultsText(Protocol protocol, Console console) {

    void say(List<Result> results) {
        for (Result result : results) {
            head(result);
            switch (result) {
                case Result.OfRegimes(
                        var a,
                        var n,
                        var link,
                        var c,
                        var regimes,
                        var values,
                        var contrasts,
                        var odds,
                        var equality) -> say(values, contrasts, equality);
                case Result.OfOptions(var a, var n, var link, var c, var means, var contrasts, var equality) ->
                    say(means, contrasts, equality);
                case Result.NotEstimable(var a, var n, var why) -> console.result("  not estimable: " + why.sentence());
            }
            console.result("");
        }
    }

    private void head(Result result) {
        var analysis = result.analysis();
        var numbers = result.numbers();
        console.result("%s: %s".formatted(analysis.id(), analysis.title().in(Language.ENGLISH)));
        console.result("  %s; %d of %d analysed (%d without outcome, %d without covariate); %s %% intervals"
                .formatted(
                        analysis.outcome().reference(),
                        numbers.analysed(),
                        numbers.inData(),
                        numbers.withoutOutcome(),
                        numbers.withoutCovariate(),
                        percent(analysis.level())));
    }

    private void say(List<NamedEstimate> values, List<Contrast> contrasts, GlobalTest equality) {
        int width = Math.max(
                values.stream().mapToInt(value -> value.name().length()).max().orElse(0),
                contrasts.stream().mapToInt(each -> name(each).length()).max().orElse(0));
        for (NamedEstimate value : values) {
            console.result("  " + line(value.name(), width, value.estimate()));
        }
        for (Contrast contrast : contrasts) {
            Estimate difference = contrast.difference();
            console.result("  " + line(name(contrast), width, difference) + "  p " + p(difference.p()));
        }
        console.result("  all equal: %s %.3f on %d df, p %s"
                .formatted(
                        equality instanceof GlobalTest.F ? "F" : "chi-square",
                        equality.statistic(),
                        equality.df(),
                        p(equality.p())));
    }

    private static String name(Contrast contrast) {
        return contrast.of() + " - " + contrast.versus();
    }

    private static String line(String name, int width, Estimate estimate) {
        return String.format(
                Locale.ROOT,
                "%-" + Math.max(1, width) + "s  %9.3f  (%.3f to %.3f)  se %.3f",
                name,
                estimate.estimate(),
                estimate.lower(),
                estimate.upper(),
                estimate.se());
    }

    private static String p(double p) {
        return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }

    private static String percent(double level) {
        String text = String.format(Locale.ROOT, "%.2f", level * 100);
        return text.replaceFirst("\\.?0+$", "");
    }
}
