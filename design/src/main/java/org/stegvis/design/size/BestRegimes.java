package org.stegvis.design.size;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.normal.NormalRectangle;

/// Whether multiple comparisons with the best leave out every regime that is worse than the best by the
/// least difference that matters.
///
/// The probability that each of them falls behind the truly best by its critical value: `P(Z_i <= δ_i √n /
/// σ_i - c_i for all such i)`, Z the standardised differences from the best, δ_i how much i is worse, σ_i²
/// n times the variance of that difference, c_i the critical values of the set of the best. A regime may
/// also be left out by another than the truly best, so this is a lower bound. Source: ARTMAN, NAHUM-SHANI,
/// WU, MCKAY & ERTEFAIE 2020, Power analysis in a SMART design: sample size estimation for determining the
/// best embedded dynamic treatment regime; by integrals, not simulation.
public final class BestRegimes implements Question {
    private final List<String> worse;
    private final double[] drift;
    private final double[] critical;
    private final NormalRectangle differences;

    private BestRegimes(List<String> worse, double[] drift, double[] critical, NormalRectangle differences) {
        this.worse = worse;
        this.drift = drift;
        this.critical = critical;
        this.differences = differences;
    }

    /// The question for regimes with these true values.
    ///
    /// @param shortfall how much worse each regime is than the best, 0 for the best itself
    /// @param covariance n times the covariance of the estimated values, k x k
    /// @param least regimes that are worse by this or more are to be left out
    /// @throws IllegalArgumentException when no regime is the best, or none is worse by `least`
    public static BestRegimes of(
            List<String> names, List<Double> shortfall, Matrix covariance, double least, double alpha) {
        int best = best(shortfall);
        if (!(least > 0)) {
            throw new IllegalArgumentException("least is %s but must be positive.".formatted(least));
        }
        var worse = new ArrayList<Integer>();
        for (int i = 0; i < shortfall.size(); i++) {
            if (shortfall.get(i) >= least) {
                worse.add(i);
            }
        }
        if (worse.isEmpty()) {
            throw new IllegalArgumentException(
                    "no regime is worse than the best by %s; give a smaller least difference.".formatted(least));
        }
        int n = worse.size();
        Matrix differences = Matrix.of(n, n, (r, s) -> {
            int i = worse.get(r);
            int j = worse.get(s);
            return covariance.get(i, j)
                    - covariance.get(i, best)
                    - covariance.get(best, j)
                    + covariance.get(best, best);
        });
        Column common = Column.of(n, r -> covariance.get(best, best) - covariance.get(worse.get(r), best));
        var drift = new double[n];
        var critical = new double[n];
        for (int r = 0; r < n; r++) {
            drift[r] = shortfall.get(worse.get(r)) / Math.sqrt(differences.get(r, r));
            critical[r] = org.stegvis.estimation.multiplicity.BestRegimes.critical(
                    covariance, worse.get(r), alpha, Reference.normal());
        }
        return new BestRegimes(
                worse.stream().map(names::get).toList(), drift, critical, NormalRectangle.sharing(differences, common));
    }

    private static int best(List<Double> shortfall) {
        int best = shortfall.indexOf(0.0);
        if (best < 0 || shortfall.stream().anyMatch(each -> !(each >= 0))) {
            throw new IllegalArgumentException(
                    "the regimes are worse than the best by %s; give 0 for the best and positive numbers for the others."
                            .formatted(shortfall));
        }
        return best;
    }

    /// Whether the estimates of one trial leave out all that are to be left out, where higher is better:
    /// each falls behind some other by its critical value.
    public Confirmation.Judge judge() {
        return values ->
                worse.stream().allMatch(name -> isLeftOut(values, values.names().indexOf(name)));
    }

    private boolean isLeftOut(JointEstimate values, int i) {
        double behind = critical[worse.indexOf(values.names().get(i))];
        for (int j = 0; j < values.values().size(); j++) {
            double variance = values.covariance().get(i, i)
                    + values.covariance().get(j, j)
                    - 2 * values.covariance().get(i, j);
            if (j != i && values.values().get(j) - values.values().get(i) > behind * Math.sqrt(variance)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public double power(double participants) {
        int n = drift.length;
        var lower = new double[n];
        var upper = new double[n];
        for (int i = 0; i < n; i++) {
            lower[i] = Double.NEGATIVE_INFINITY;
            upper[i] = drift[i] * Math.sqrt(participants) - critical[i];
        }
        return differences.standardised(lower, upper).value();
    }

    @Override
    public String formula() {
        return "power = P(Z_i <= d_i sqrt(n) / s_i - c_i for every regime i to be left out)";
    }

    @Override
    public String source() {
        return "Artman, Nahum-Shani, Wu, McKay & Ertefaie 2020; exact integrals";
    }

    @Override
    public List<String> assumptions() {
        return List.of(
                "Large sample: the estimated values are jointly normal with the covariance that the weights give.",
                "The outcome varies as much on one path of a regime as on another; the means on the paths are those that give the values and lie least apart.",
                "A regime counts as left out when it falls behind the truly best; that it may fall behind another makes the power no smaller.");
    }

    @Override
    public List<Term> terms() {
        var terms = new ArrayList<Term>();
        for (int i = 0; i < drift.length; i++) {
            terms.add(new Term("d/s", drift[i], "standardised shortfall of " + worse.get(i)));
            terms.add(new Term("c", critical[i], "its critical value in the comparison with the best"));
        }
        return terms;
    }
}
