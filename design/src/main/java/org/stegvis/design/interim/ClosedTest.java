package org.stegvis.design.interim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.estimation.calculus.Chebyshev;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.multiplicity.MaxT;

/// Tests several one-sided hypotheses over stages when some may be dropped, or the population narrowed, at a
/// look: regimes against a comparator, or an effect in everybody and in a subgroup.
///
/// A hypothesis is rejected when every intersection that holds it is; an intersection is tested by its
/// Dunnett p-value in each stage, over those hypotheses that are still followed, combined with the fixed
/// weights of [StageWise]. This keeps the family-wise error whatever rule chooses what to follow. Sources:
/// BAUER & KIESER 1999, Combining different phases in the development of medical treatments within a single
/// trial; POSCH et al. 2005, Testing and estimation in flexible group sequential designs with adaptive
/// treatment selection; MARCUS, PERITZ & GABRIEL 1976.
public final class ClosedTest {
    private static final int MOST = 8;

    private final StageWise stages;
    private final Matrix covariance;
    private final double critical;
    private final Map<Integer, Dunnett> maxima = new HashMap<>();

    /// @param covariance of the estimates within a stage; only their correlations matter
    /// @param critical the boundary at the last look
    public ClosedTest(StageWise stages, Matrix covariance, double critical) {
        if (covariance.rows() < 1 || covariance.rows() > MOST) {
            throw new IllegalArgumentException(
                    "there are %d hypotheses but 1 to %d can be tested together.".formatted(covariance.rows(), MOST));
        }
        this.stages = stages;
        this.covariance = covariance;
        this.critical = critical;
        for (int set = 1; set < 1 << covariance.rows(); set++) {
            maxima.put(set, Dunnett.of(maximum(members(set))));
        }
    }

    /// Which hypotheses are rejected at the last look.
    ///
    /// @param z by stage and hypothesis; NaN where a hypothesis was not followed in the stage
    public List<Boolean> rejected(List<List<Double>> z) {
        int m = covariance.rows();
        var open = new boolean[m];
        for (int set = 1; set < 1 << m; set++) {
            if (!(combined(set, z) >= critical)) {
                for (int member : members(set)) {
                    open[member] = true;
                }
            }
        }
        var rejected = new ArrayList<Boolean>();
        for (boolean each : open) {
            rejected.add(!each);
        }
        return List.copyOf(rejected);
    }

    private double combined(int set, List<List<Double>> z) {
        var p = new ArrayList<Double>();
        for (List<Double> stage : z) {
            int followed = 0;
            double largest = Double.NEGATIVE_INFINITY;
            for (int member : members(set)) {
                if (!Double.isNaN(stage.get(member))) {
                    followed |= 1 << member;
                    largest = Math.max(largest, stage.get(member));
                }
            }
            Dunnett maximum = maxima.get(followed);
            p.add(maximum == null ? 1.0 : maximum.p(largest));
        }
        return stages.combinedP(p);
    }

    /// p-values from a table, and from the integral where they are so small that digits would be lost.
    private record Dunnett(MaxT exact, Chebyshev table) {
        private static final double SMALL = 1e-5;

        static Dunnett of(MaxT exact) {
            return new Dunnett(exact, Chebyshev.of(exact::adjustedP, -9, 9, 129));
        }

        double p(double largest) {
            double p = table.at(largest);
            return p > SMALL ? Math.min(1, p) : exact.adjustedP(largest);
        }
    }

    private List<Integer> members(int set) {
        var members = new ArrayList<Integer>();
        for (int i = 0; i < covariance.rows(); i++) {
            if ((set & 1 << i) != 0) {
                members.add(i);
            }
        }
        return members;
    }

    private MaxT maximum(List<Integer> members) {
        int n = members.size();
        Matrix part = Matrix.of(n, n, (i, j) -> covariance.get(members.get(i), members.get(j)));
        return MaxT.of(part, MaxT.Tail.UPPER, Reference.NORMAL);
    }
}
