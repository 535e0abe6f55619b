package org.stegvis.cli.simulation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.stegvis.cli.terminal.Console;
import org.stegvis.design.operating.Counted;
import org.stegvis.design.operating.Figure;
import org.stegvis.design.operating.NeverDecided;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.design.operating.OperatingCharacteristics.Choice;
import org.stegvis.design.operating.OperatingCharacteristics.Count;
import org.stegvis.design.operating.OperatingCharacteristics.Looks;
import org.stegvis.design.operating.OperatingCharacteristics.OfQuantity;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Language;

/// Operating characteristics for a person at a terminal.
record PowerText(PowerPlan plan, Console console) {
    private static final int LONGEST_NAME = 44;

    void say(OperatingCharacteristics found) {
        console.result("%s: %,d participants, %,d replicates, seed %d; Monte Carlo errors in brackets"
                .formatted(plan.protocol().trial().id(), found.participants(), found.replicates(), plan.seed()));
        console.result(PowerDuration.of(plan, found).sentence());
        for (Analysis analysis : plan.protocol().analyses()) {
            console.result("");
            say(analysis, found);
        }
        coverage(found);
        Looks looks = found.looks();
        if (looks != null) {
            say(looks, PowerDuration.of(plan, found));
        }
        found.choices().forEach(this::say);
        console.result("");
        counts(found.counts());
    }

    private void say(Analysis analysis, OperatingCharacteristics found) {
        console.result("%s: %s".formatted(analysis.id(), analysis.title().in(Language.ENGLISH)));
        List<OfQuantity> quantities = found.of(analysis);
        if (quantities.isEmpty()) {
            console.result("  no true value: the outcome is not a number");
            return;
        }
        int width = quantities.stream()
                .mapToInt(each -> Math.min(LONGEST_NAME, each.quantity().name().length()))
                .max()
                .orElse(1);
        String level = percent(analysis.level());
        console.result(("  %-" + width + "s  %9s  %17s  %15s  %14s  %14s  %14s  %13s")
                .formatted("", "truth", "bias", "se", "model/emp.", level + " % covers", "95 % covers", "power"));
        quantities.forEach(each -> console.result("  " + line(each, width)));
        long least = quantities.stream().mapToLong(OfQuantity::estimated).min().orElse(0);
        if (least < found.replicates()) {
            console.result("  not estimable in %,d of %,d replicates"
                    .formatted(found.replicates() - least, found.replicates()));
        }
    }

    private static String line(OfQuantity each, int width) {
        String name = each.quantity().name();
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
        if (each.estimated() < 2) {
            return ("%-" + width + "s  %9.3f  never estimated")
                    .formatted(shown, each.quantity().truth());
        }
        String tested = each.quantity().isContrast()
                ? share(each.rejection()) + (each.quantity().isNull() ? " (type I)" : "")
                : "";
        return String.format(
                Locale.ROOT,
                "%-" + width + "s  %9.3f  %17s  %15s  %14s  %14s  %14s  %13s",
                shown,
                each.quantity().truth(),
                number(each.bias()),
                number(each.empiricalError()),
                number(each.errorRatio()),
                share(each.coverage()),
                share(each.coverageOf95()),
                tested);
    }

    /// How many intervals cover so often as they should, as far as the simulation can tell, and a reason why not.
    private void coverage(OperatingCharacteristics found) {
        long told =
                found.quantities().stream().filter(each -> each.estimated() > 1).count();
        List<String> off = found.quantities().stream()
                .filter(OfQuantity::coversOtherwise)
                .map(each ->
                        each.quantity().analysis().id() + " " + each.quantity().name())
                .toList();
        console.result("");
        console.result("coverage further from its level than three Monte Carlo errors: %s"
                .formatted(off.isEmpty() ? "none of %d intervals".formatted(2 * told) : String.join("; ", off)));
        NeverDecided.of(found)
                .forEach(each -> console.result("""
                          %,.0f of %,d participants never come to '%s': they withdrew, or a value that it needs is missing.
                          With an outcome they count for every regime that begins as theirs did, in %s;
                          the truth is that of a trial in which nobody misses a visit. The estimators ipcw (with the stage '%s') and
                          multiple-imputation count them as missing (docs/reference/missing-data.md).""".formatted(
                                each.participants(),
                                found.participants(),
                                each.decision(),
                                each.analyses().stream().map(Analysis::id).collect(Collectors.joining(" and ")),
                                each.decision())));
    }

    private void say(Looks looks, PowerDuration duration) {
        console.result("");
        console.result("interim looks at %s: rejects in %s %%; %.1f (%.1f) participants on average"
                .formatted(
                        looks.analysis().id(),
                        share(looks.rejection()),
                        looks.participants().value(),
                        looks.participants().error()));
        for (OperatingCharacteristics.Look look : looks.looks()) {
            int finished = (int) Math.ceil(look.fraction() * plan.participants() - 1e-9);
            String seen = finished < look.participants()
                    ? "when %,d have finished, %,d enrolled".formatted(finished, look.participants())
                    : String.format(
                            Locale.ROOT,
                            "at %5.1f %% of the information, %,d participants",
                            100 * look.fraction(),
                            look.participants());
            console.result(String.format(
                    Locale.ROOT,
                    "  %s, week %.0f: stops for efficacy %s %%, for futility %s %%",
                    seen,
                    Math.ceil(duration.weekOfLook(plan, looks.analysis(), finished)),
                    share(look.efficacy()),
                    share(look.futility())));
        }
    }

    private void say(Choice choice) {
        console.result("");
        console.result("best regime by %s: %s is best; it has the best estimate in %s %%, at a mean loss of %s"
                .formatted(choice.analysis().id(), choice.best(), share(choice.correct()), number(choice.loss())));
        choice.regimes()
                .forEach(each -> console.result(String.format(
                        Locale.ROOT,
                        "  %-" + LONGEST_NAME + "s  true value %9.3f  chosen %s %%",
                        each.regime(),
                        each.truth(),
                        share(each.share()))));
    }

    private void counts(List<Count> counts) {
        console.result(String.format(
                Locale.ROOT,
                "%-52s  %10s  %8s  %7s  %7s",
                "participants, time and cost of a trial",
                "mean",
                "sd",
                "least",
                "most"));
        counts.forEach(each -> console.result(String.format(
                Locale.ROOT,
                "  %-50s  %12s  %10s  %10s  %10s",
                name(each.counted()),
                String.format(Locale.ROOT, "%,.1f", each.mean().value()),
                String.format(Locale.ROOT, "%,.1f", each.sd()),
                shortly(each.least()),
                shortly(each.most()))));
    }

    /// Whole numbers whole, others with one decimal.
    private static String shortly(double number) {
        return String.format(Locale.ROOT, number == Math.rint(number) ? "%,.0f" : "%,.1f", number);
    }

    private static String name(Counted counted) {
        return switch (counted) {
            case Counted.Assessed assessed -> "assessed";
            case Counted.Allocated(var decision, var option) -> decision + " = " + option;
            case Counted.InClass(var decision, var responseClass) -> "in class " + decision + "." + responseClass;
            case Counted.Imbalance(var decision) -> decision + ": furthest from the ratio";
            case Counted.ImbalanceInStratum(var decision) -> decision + ": furthest from it in a stratum";
            case Counted.Analysed(var analysis) -> "analysed in " + analysis;
            case Counted.Withdrawn withdrawn -> "withdrawn";
            case Counted.Started(var decision) -> decision + ": treatment begun";
            case Counted.NotStarted(var decision) -> decision + ": treatment never begun";
            case Counted.Undecided(var decision) -> decision + ": never came to it";
            case Counted.EnrolmentWeeks weeks -> "weeks until all are enrolled";
            case Counted.TrialWeeks weeks -> "weeks until the last visit";
            case Counted.Cost(var currency) -> "cost in " + currency;
        };
    }

    private static String number(Figure figure) {
        return String.format(Locale.ROOT, "%.3f (%.3f)", figure.value(), figure.error());
    }

    private static String share(Figure figure) {
        return String.format(Locale.ROOT, "%.1f (%.1f)", 100 * figure.value(), 100 * figure.error());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", 100 * share).replaceFirst("\\.?0+$", "");
    }
}
