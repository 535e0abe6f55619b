package org.stegvis.cli.analysis;

import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.estimator.Estimator;
import org.stegvis.protocol.estimator.Estimators;
import picocli.CommandLine.Option;

/// An analysis that the protocol does not plan, put together on the command line.
final class AdHocOptions {
    private static final String REGIMES = "regimes";

    @Option(
            names = "--compare",
            paramLabel = "WHAT",
            description = "Beside the plan: compare `regimes`, or the options of this decision.")
    private @Nullable String compare;

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            description = "With --compare: the outcome, as odi@week52; over time as odi@baseline,week10,week52.")
    private @Nullable String outcome;

    @Option(
            names = "--adjust",
            paramLabel = "NAME",
            split = ",",
            description = "With --compare: covariates, as odi@baseline,site.")
    private List<String> adjust = List.of();

    @Option(
            names = "--estimator",
            paramLabel = "ESTIMATOR",
            description = "With --compare: the estimator, with its usual options.")
    private @Nullable String estimator;

    @Option(
            names = "--alpha",
            paramLabel = "ALPHA",
            description = "With --compare: intervals have level 1 - alpha (default: the alpha of the trial).")
    private @Nullable Double alpha;

    /// Null when none is asked for.
    @Nullable
    Analysis in(Protocol protocol) {
        String what = compare;
        String of = outcome;
        if (what == null) {
            if (of != null || !adjust.isEmpty() || estimator != null || alpha != null) {
                throw new BadInput(
                        "--outcome, --adjust, --estimator and --alpha go with --compare; name what to compare");
            }
            return null;
        }
        if (of == null) {
            throw new BadInput("--compare needs --outcome, such as --outcome odi@week52");
        }
        try {
            AnalysisPlan plan = plan(what, of).adjustedFor(adjust.toArray(String[]::new));
            plan = estimator == null ? plan : plan.by(named(estimator));
            return (alpha == null ? plan : plan.atAlpha(alpha)).in(protocol);
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    private static AnalysisPlan plan(String what, String of) {
        int at = of.indexOf('@');
        boolean isOfRegimes = what.equals(REGIMES);
        if (at <= 0 || !of.contains(",")) {
            return isOfRegimes ? AnalysisPlan.ofRegimes(of) : AnalysisPlan.ofOptions(what, of);
        }
        String measure = of.substring(0, at);
        String[] visits = of.substring(at + 1).split(",");
        return isOfRegimes
                ? AnalysisPlan.ofRegimesOverTime(measure, visits)
                : AnalysisPlan.ofOptionsOverTime(what, measure, visits);
    }

    private static Estimator named(String word) {
        Estimator found = Estimators.withDefaults().get(word);
        if (found == null) {
            throw new BadInput("--estimator is '%s' but must be one of %s"
                    .formatted(word, String.join(", ", Estimators.withDefaults().keySet())));
        }
        return found;
    }
}
