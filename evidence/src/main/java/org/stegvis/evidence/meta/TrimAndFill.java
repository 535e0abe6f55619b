package org.stegvis.evidence.meta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How the pooled effect would look if the funnel were symmetric: studies that seem to lack a counterpart are trimmed
/// until their number settles, and counterparts of them filled in. An exercise in what-if, not a correction.
///
/// Source: DUVAL & TWEEDIE 2000, J Am Stat Assoc 95:89-98 and Biometrics 56:455-463; the estimators L0 and R0.
///
/// @param missing how many seem to lack
/// @param isLeft whether they lack among the smaller effects
/// @param filled the meta-analysis with them filled in
public record TrimAndFill(int missing, boolean isLeft, MetaResult filled) {
    private static final int MOST = 100;

    /// How the number of missing studies is estimated.
    public enum Estimator {
        /// From the sum of the ranks on the right.
        L0,
        /// From the length of the last run on the right.
        R0
    }

    /// The side is that towards which Egger's slope points away.
    public static TrimAndFill of(MetaAnalysis analysis, Effects effects, Estimator estimator) {
        if (effects.size() < 3 || !effects.areIndependent()) {
            throw new Unpoolable(
                    Unpoolable.Reason.TOO_FEW, "Trim and fill needs three studies or more, each with one effect");
        }
        boolean isLeft = SmallStudies.egger(analysis, effects).estimate() > 0;
        double sign = isLeft ? 1 : -1;
        List<Study> ordered = effects.studies().stream()
                .map(study -> Study.of(study.label(), sign * study.values().get(0), study.variance(0)))
                .sorted(Comparator.comparingDouble(study -> study.values().get(0)))
                .toList();
        int k = ordered.size();
        int missing = 0;
        int before = -1;
        double centre = 0;
        for (int i = 0; missing != before && i < MOST; i++) {
            before = missing;
            centre = analysis.of(new Effects(ordered.subList(0, k - missing)))
                    .coefficients()
                    .values()
                    .get(0);
            missing = Math.max(0, (int) Math.rint(estimated(estimator, ordered, centre)));
            missing = Math.min(missing, k - 2);
        }
        var all = new ArrayList<>(effects.studies());
        for (int i = k - missing; i < k; i++) {
            Study lonely = ordered.get(i);
            double mirrored = sign * (2 * centre - lonely.values().get(0));
            all.add(Study.of("Filled " + (i - k + missing + 1), mirrored, lonely.variance(0)));
        }
        return new TrimAndFill(missing, isLeft, analysis.of(new Effects(all)));
    }

    private static double estimated(Estimator estimator, List<Study> ordered, double centre) {
        int k = ordered.size();
        double[] distances = ordered.stream()
                .mapToDouble(study -> study.values().get(0) - centre)
                .toArray();
        List<Integer> order = IntStream.range(0, k)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> Math.abs(distances[i])))
                .toList();
        double right = 0;
        int lastLeft = 0;
        for (int rank = 1; rank <= k; rank++) {
            double distance = distances[order.get(rank - 1)];
            right += distance > 0 ? rank : 0;
            lastLeft = distance < 0 ? rank : lastLeft;
        }
        return switch (estimator) {
            case L0 -> (4 * right - k * (k + 1.0)) / (2.0 * k - 1);
            case R0 -> k - lastLeft - 1.0;
        };
    }
}
