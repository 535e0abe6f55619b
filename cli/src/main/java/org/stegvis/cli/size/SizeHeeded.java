package org.stegvis.cli.size;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.stegvis.cli.size.SizeOptions.Goal;
import org.stegvis.cli.size.SizeOptions.Kind;
import org.stegvis.cli.size.SizeOptions.Multiplicity;
import org.stegvis.cli.terminal.Heeded;
import org.stegvis.design.size.TwoStage.Rerandomised;

/// Which options each question heeds.
final class SizeHeeded {
    private static final Set<Goal> TWO_VALUES = EnumSet.of(Goal.PAIR, Goal.FIRST, Goal.SECOND);

    private static final Set<Kind> MEANS = EnumSet.of(Kind.CONTINUOUS, Kind.LONGITUDINAL, Kind.CLUSTERED);

    private SizeHeeded() {}

    /// @param isSaid whether an option was given
    static void require(SizeOptions options, SizeSetting setting, Predicate<String> isSaid) {
        Heeded.require(rules(options, setting), isSaid);
    }

    private static List<Heeded> rules(SizeOptions options, SizeSetting setting) {
        Goal goal = setting.goal();
        var rules = new ArrayList<Heeded>();
        rules.add(new Heeded("--analysis", setting.protocol() != null, "a protocol file"));
        boolean isDesign = setting.protocol() == null;
        rules.add(new Heeded("--first", isDesign, "--design"));
        rules.add(new Heeded(
                "--responders", isDesign && options.design.who == Rerandomised.EVERYONE, "--design everyone"));
        rules.add(new Heeded("--non-responders", isDesign, "--design"));

        boolean isPair = TWO_VALUES.contains(goal);
        String pairs = "--goal pair, first or second";
        rules.add(new Heeded("--one-sided", isPair, pairs));
        rules.add(new Heeded("--multiplicity", isPair, pairs));
        rules.add(new Heeded(
                "--comparisons", options.aim.multiplicity == Multiplicity.BONFERRONI, "--multiplicity bonferroni"));
        boolean isPrecision = goal == Goal.PRECISION;
        rules.add(new Heeded("--of", isPair || isPrecision, pairs + ", or precision"));
        rules.add(new Heeded("--versus", isPair || isPrecision, pairs + ", or precision"));
        rules.add(new Heeded("--margin", isPrecision, "--goal precision"));
        rules.add(new Heeded("--assurance", isPrecision, "--goal precision"));
        rules.add(new Heeded("--power", !isPrecision, "a test, where --goal precision has --assurance,"));
        rules.add(new Heeded("--least", goal == Goal.BEST, "--goal best"));
        rules.add(new Heeded("--values", goal == Goal.ALL || goal == Goal.BEST, "--goal all or best"));
        rules.add(new Heeded("--at-least", goal == Goal.PILOT, "--goal pilot"));
        rules.add(new Heeded("--alpha", goal != Goal.PILOT, "a test or an interval"));
        rules.add(new Heeded("--outcome", goal != Goal.PILOT, "a test or an interval"));
        rules.addAll(ofOutcome(setting, goal, isPair));
        return rules;
    }

    private static List<Heeded> ofOutcome(SizeSetting setting, Goal goal, boolean isPair) {
        Set<Kind> kind = goal == Goal.PILOT
                ? EnumSet.noneOf(Kind.class)
                : EnumSet.of(setting.measured().kind());
        boolean isMean = MEANS.containsAll(kind) && !kind.isEmpty();
        boolean isProbability = !isMean && !kind.isEmpty();
        boolean isLongitudinal = kind.contains(Kind.LONGITUDINAL);
        boolean isClustered = kind.contains(Kind.CLUSTERED);
        return List.of(
                new Heeded("--sd", isMean, "means (--outcome continuous, longitudinal or clustered)"),
                new Heeded(
                        "--effect",
                        isMean && (isPair || goal == Goal.BEST),
                        "a difference of means that is to be shown"),
                new Heeded("--probabilities", isProbability, "--outcome binary, risk-difference or time-to-event"),
                new Heeded("--below", isProbability && isPair, "a probability that is solved for"),
                new Heeded("--correlation", isLongitudinal, "--outcome longitudinal"),
                new Heeded("--sharp", isLongitudinal, "--outcome longitudinal"),
                new Heeded("--cluster-size", isClustered, "--outcome clustered"),
                new Heeded("--icc", isClustered, "--outcome clustered"),
                new Heeded("--explained", isClustered, "--outcome clustered"),
                new Heeded("--decision-at", kind.contains(Kind.TIME_TO_EVENT), "--outcome time-to-event"));
    }
}
