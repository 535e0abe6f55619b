package org.stegvis.server.committee;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.interim.Looks;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Measure.Direction;
import org.stegvis.protocol.Protocol;

/// Where the trial stands in the analysis that is looked at before the end.
///
/// @param statistic z, positive in favour of `of`; or the Wald statistic of all regimes; NaN when it cannot be
/// estimated
/// @param of the option that a positive z favours; null for the test of all regimes, or where no direction is better
/// @param known participants whose outcome is known
/// @param information their share of those planned, at most 1
record InterimStanding(double statistic, @Nullable String of, int known, double information) {
    private static final double ROUNDING = 1e-9;

    static InterimStanding of(Protocol protocol, String analysis, List<Result> results) {
        for (Result result : results) {
            if (!result.analysis().id().equals(analysis)) {
                continue;
            }
            int known = result.numbers().analysed();
            double information = Math.min(1, (double) known / protocol.trial().participants());
            List<Section.Values> values =
                    result instanceof Result.Found found ? found.sections(Section.Values.class) : List.of();
            if (values.isEmpty()) {
                return new InterimStanding(Double.NaN, null, known, information);
            }
            Section.Values first = values.getFirst();
            if (first.contrasts().size() != 1) {
                return new InterimStanding(first.equality().statistic(), null, known, information);
            }
            Estimate difference = first.contrasts().getFirst().difference();
            Direction better =
                    protocol.measure(result.analysis().outcome().measure()).better();
            double z = difference.estimate() / difference.se();
            return new InterimStanding(
                    better == Direction.LOWER ? 0 - z : z,
                    better == Direction.NEITHER
                            ? null
                            : first.contrasts().getFirst().of(),
                    known,
                    information);
        }
        return new InterimStanding(Double.NaN, null, 0, 0);
    }

    /// The last look whose information there is, from 0; -1 before the first.
    int look(Looks looks) {
        int reached = -1;
        for (int k = 0; k < looks.count(); k++) {
            reached = information >= looks.fraction(k) - ROUNDING ? k : reached;
        }
        return reached;
    }

    /// Whether a boundary of the look that is reached is crossed.
    boolean isBeyond(InterimFigure.Bounds bounds, int reached) {
        if (reached < 0) {
            return false;
        }
        List<Double> lower = bounds.lower();
        return statistic >= bounds.upper().get(reached) || (lower != null && statistic <= lower.get(reached));
    }
}
