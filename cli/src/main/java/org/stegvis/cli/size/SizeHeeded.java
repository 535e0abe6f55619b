package org.stegvis.cli.size;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.stegvis.cli.size.SizeOptions.Goal;
import org.stegvis.cli.size.SizeOptions.Kind;
import org.stegvis.cli.size.SizeOptions.Multiplicity;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.design.size.TwoStage.Rerandomised;

/// Refuses what was said though the question does not ask for it: an answer that passes over it would be taken for one
/// that heeds it.
final class SizeHeeded {
    private static final Set<Goal> TWO_VALUES = EnumSet.of(Goal.PAIR, Goal.FIRST, Goal.SECOND);

    private static final Set<Kind> MEANS = EnumSet.of(Kind.CONTINUOUS, Kind.LONGITUDINAL, Kind.CLUSTERED);

    private SizeHeeded() {}

    /// @param where what must stand beside the option
    private record Rule(String option, boolean isHeeded, String where) {}

    /// @param isSaid whether an option was given
    /// @throws BadInput naming the first that is not heeded
    static void require(SizeOptions options, SizeSetting setting, Predicate<String> isSaid) {
        for (Rule rule : rules(options, setting)) {
            if (!rule.isHeeded() && isSaid.test(rule.option())) {
                throw new BadInput("%s is for %s and would not be heeded here; leave it out, or give that"
                        .formatted(rule.option(), rule.where()));
            }
        }
    }

    private static List<Rule> rules(SizeOptions options, SizeSetting setting) {
        Goal goal = setting.goal();
        var rules = new ArrayList<Rule>();
        rules.add(new Rule("--analysis", setting.protocol() != null, "a protocol file"));
        boolean isDesign = setting.protocol() == null;
        rules.add(new Rule("--first", isDesign, "--design"));
        rules.add(
                new Rule("--responders", isDesign && options.design.who == Rerandomised.EVERYONE, "--design everyone"));
        rules.add(new Rule("--non-responders", isDesign, "--design"));

        boolean isPair = TWO_VALUES.contains(goal);
        String pairs = "--goal pair, first or second";
        rules.add(new Rule("--one-sided", isPair, pairs));
        rules.add(new Rule("--multiplicity", isPair, pairs));
        rules.add(new Rule(
                "--comparisons", options.aim.multiplicity == Multiplicity.BONFERRONI, "--multiplicity bonferroni"));
        boolean isPrecision = goal == Goal.PRECISION;
        rules.add(new Rule("--of", isPair || isPrecision, pairs + ", or precision"));
        rules.add(new Rule("--versus", isPair || isPrecision, pairs + ", or precision"));
        rules.add(new Rule("--margin", isPrecision, "--goal precision"));
        rules.add(new Rule("--assurance", isPrecision, "--goal precision"));
        rules.add(new Rule("--power", !isPrecision, "a test, where --goal precision has --assurance,"));
        rules.add(new Rule("--least", goal == Goal.BEST, "--goal best"));
        rules.add(new Rule("--values", goal == Goal.ALL || goal == Goal.BEST, "--goal all or best"));
        rules.add(new Rule("--at-least", goal == Goal.PILOT, "--goal pilot"));
        rules.add(new Rule("--alpha", goal != Goal.PILOT, "a test or an interval"));
        rules.add(new Rule("--outcome", goal != Goal.PILOT, "a test or an interval"));
        rules.addAll(ofOutcome(setting, goal, isPair));
        return rules;
    }

    private static List<Rule> ofOutcome(SizeSetting setting, Goal goal, boolean isPair) {
        Set<Kind> kind = goal == Goal.PILOT
                ? EnumSet.noneOf(Kind.class)
                : EnumSet.of(setting.measured().kind());
        boolean isMean = MEANS.containsAll(kind) && !kind.isEmpty();
        boolean isProbability = !isMean && !kind.isEmpty();
        boolean isLongitudinal = kind.contains(Kind.LONGITUDINAL);
        boolean isClustered = kind.contains(Kind.CLUSTERED);
        return List.of(
                new Rule("--sd", isMean, "means (--outcome continuous, longitudinal or clustered)"),
                new Rule(
                        "--effect",
                        isMean && (isPair || goal == Goal.BEST),
                        "a difference of means that is to be shown"),
                new Rule("--probabilities", isProbability, "--outcome binary, risk-difference or time-to-event"),
                new Rule("--below", isProbability && isPair, "a probability that is solved for"),
                new Rule("--correlation", isLongitudinal, "--outcome longitudinal"),
                new Rule("--sharp", isLongitudinal, "--outcome longitudinal"),
                new Rule("--cluster-size", isClustered, "--outcome clustered"),
                new Rule("--icc", isClustered, "--outcome clustered"),
                new Rule("--explained", isClustered, "--outcome clustered"),
                new Rule("--decision-at", kind.contains(Kind.TIME_TO_EVENT), "--outcome time-to-event"));
    }
}
