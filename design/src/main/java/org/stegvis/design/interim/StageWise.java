package org.stegvis.design.interim;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// A test that permits changes at an interim look: each stage has participants, and a statistic, of its own,
/// and the stages are put together with weights that were fixed beforehand.
///
/// `Z_k = Σ_{j <= k} √w_j z_j / √(Σ w_j)` with w_j the planned information of stage j. Whatever is decided at
/// a look about the later stages (their size, the regimes, the population), each z_j is standard normal given
/// what came before when nothing is different, so the planned boundaries keep their error. Sources: LEHMACHER
/// & WASSMER 1999, Adaptive sample size calculations in group sequential trials; CUI, HUNG & WANG 1999.
public record StageWise(Looks looks) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /// The combined statistic after as many stages as there are values.
    ///
    /// @param z one a stage, of the participants of that stage only
    public double combined(List<Double> z) {
        if (z.isEmpty() || z.size() > looks.count()) {
            throw new IllegalArgumentException("there are %d stages of %d.".formatted(z.size(), looks.count()));
        }
        double sum = 0;
        for (int k = 0; k < z.size(); k++) {
            sum += Math.sqrt(looks.step(k)) * z.get(k);
        }
        return sum / Math.sqrt(looks.fraction(z.size() - 1));
    }

    /// The same from one-sided p-values.
    public double combinedP(List<Double> p) {
        return combined(p.stream().map(StageWise::z).toList());
    }

    static double z(double p) {
        return p >= 1 ? -38 : NORMAL.inverseSurvivalProbability(Math.max(p, 1e-300));
    }

    /// How many times the information planned for the last stage it needs for this conditional power, when
    /// the true drift (of the trial as planned) is `drift`, between `least` and `most` times.
    ///
    /// The last stage is to exceed `(c - √t z) / √(1 - t)` with t the fraction before it.
    ///
    /// @param z the combined statistic at the look before the last
    /// @param critical the boundary at the last look
    public double reestimated(
            double z, double critical, double drift, double conditionalPower, double least, double most) {
        if (!(conditionalPower > 0 && conditionalPower < 1 && least > 0 && least <= most)) {
            throw new IllegalArgumentException(
                    "conditional power %s, from %s to %s times: the first must lie between 0 and 1, the others be positive and in order."
                            .formatted(conditionalPower, least, most));
        }
        if (looks.count() < 2) {
            throw new IllegalArgumentException("there is no look before the last.");
        }
        double t = looks.fraction(looks.count() - 2);
        double needed = (critical - Math.sqrt(t) * z) / Math.sqrt(1 - t)
                + NORMAL.inverseCumulativeProbability(conditionalPower);
        if (needed <= 0) {
            return least;
        }
        if (drift <= 0) {
            return most;
        }
        double times = Math.pow(needed / (drift * Math.sqrt(1 - t)), 2);
        return Math.clamp(times, least, most);
    }
}
