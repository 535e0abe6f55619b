package org.stegvis.cli.analysis;

import java.util.List;
import java.util.Locale;
import org.stegvis.cli.terminal.Console;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.inference.Ratio;
import org.stegvis.estimation.result.Section;

/// Says values with their contrasts and ratios, one a line.
record ValuesText(Console console, TrueBeside truth) {

    void say(Section.Values section) {
        List<NamedEstimate> values = section.values();
        List<Contrast> contrasts = section.contrasts();
        int width = Math.max(
                values.stream().mapToInt(value -> value.name().length()).max().orElse(0),
                contrasts.stream().mapToInt(each -> name(each).length()).max().orElse(0));
        for (int i = 0; i < values.size(); i++) {
            NamedEstimate value = values.get(i);
            console.result("  " + Line.of(value.name(), width, value.estimate())
                    + (section.takesCovariatesAsGiven()
                            ? inPopulation(section.inPopulation().get(i))
                            : "")
                    + truth.of(value));
        }
        for (Contrast contrast : contrasts) {
            Estimate difference = contrast.difference();
            console.result("  " + Line.of(name(contrast), width, difference) + "  p " + Line.p(difference.p())
                    + truth.of(contrast));
        }
        say(section.ratios(), width);
        if (!contrasts.isEmpty()) {
            console.result("  all equal: " + test(section.equality()));
        }
    }

    private static String inPopulation(NamedEstimate value) {
        return String.format(
                Locale.ROOT, ", in the population %.3f", value.estimate().se());
    }

    private void say(Section.Ratios ratios, int width) {
        switch (ratios) {
            case Section.Ratios.None none -> {}
            case Section.Ratios.OfOdds(var odds) -> say("odds ratio", odds, width);
            case Section.Ratios.OfRisks(var risks, var odds) -> {
                say("risk ratio", risks, width);
                say("odds ratio", odds, width);
            }
            case Section.Ratios.OfMeans(var means) -> say("ratio of means", means, width);
        }
    }

    private void say(String what, List<Ratio> ratios, int width) {
        for (Ratio each : ratios) {
            String name = each.of() + " / " + each.versus();
            console.result("  " + name + " ".repeat(Math.max(0, width - name.length()))
                    + String.format(
                            Locale.ROOT,
                            "  %9.3f  (%.3f to %.3f)  %s  p %s",
                            each.ratio(),
                            each.lower(),
                            each.upper(),
                            what,
                            Line.p(each.p())));
        }
    }

    private static String test(GlobalTest equality) {
        if (equality.df() == 0) {
            return "nothing to test, for nothing varies by which a difference could be judged";
        }
        String rank = equality.df() < equality.tested() ? " (the rank of %d)".formatted(equality.tested()) : "";
        return String.format(
                Locale.ROOT,
                "%s %.3f on %d df%s, p %s",
                equality instanceof GlobalTest.F ? "F" : "chi-square",
                equality.statistic(),
                equality.df(),
                rank,
                Line.p(equality.p()));
    }

    private static String name(Contrast contrast) {
        return contrast.of() + " - " + contrast.versus();
    }
}
