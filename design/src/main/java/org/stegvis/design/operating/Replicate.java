package org.stegvis.design.operating;

import java.util.Arrays;

/// What one simulated trial found; filled anew for each.
///
/// - `estimate`, `se`: one for each quantity; NaN where the data did not allow the analysis
/// - `quantile`, `quantileOf95`: so many standard errors reach the end of the interval at the level of the
///   analysis, and at 95 %
/// - `count`: one for each number counted
final class Replicate {
    final double[] estimate;
    final double[] se;
    final double[] quantile;
    final double[] quantileOf95;
    final double[] count;

    /// The look at which the trial stopped: the last where none stopped it, -1 where none is planned.
    int stoppedAt = -1;

    Looking.Verdict verdict = Looking.Verdict.GO_ON;

    /// The information fractions of the looks, where they are estimated.
    final double[] fraction;

    Replicate(Questions questions) {
        int quantities = questions.quantities().size();
        estimate = new double[quantities];
        se = new double[quantities];
        quantile = new double[quantities];
        quantileOf95 = new double[quantities];
        count = new double[questions.counts().size()];
        Looking looking = questions.looking();
        fraction = new double[looking == null ? 0 : looking.looks()];
    }

    void clear() {
        Arrays.fill(estimate, Double.NaN);
        Arrays.fill(count, 0);
        stoppedAt = -1;
        verdict = Looking.Verdict.GO_ON;
    }

    void put(int quantity, double value, double error, double reach, double reachOf95) {
        estimate[quantity] = value;
        se[quantity] = error;
        quantile[quantity] = reach;
        quantileOf95[quantity] = reachOf95;
    }
}
