package org.stegvis.design.interim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.estimation.calculus.Chebyshev;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.multiplicity.MaxT;

/// Tests several one-sided hypotheses over stages when some may be dropped, or the population narrowed, at
/// a look: regimes against a comparator, or an effect in everybody and in a subgroup.
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
    private final int hypotheses;
    private final double critical;

    /// By the hypotheses followed in a stage and those of an intersection among them, a bit each.
    private final Map<Integer, Map<Integer, Dunnett>> maxima = new HashMap<>();

    /// For estimates whose correlations are the same whatever is followed.
    ///
    /// @param covariance of the estimates within a stage; only their correlations matter
    /// @param critical the boundary at the last look
    public ClosedTest(StageWise stages, Matrix covariance, double critical) {
        this(stages, covariance.rows(), critical);
        Map<Integer, Dunnett> all = maxima((1 << hypotheses) - 1, covariance);
        for (int followed = 1; followed < 1 << hypotheses; followed++) {
            maxima.put(followed, all);
        }
    }

    /// For estimates whose correlations depend on what is followed: an option that nobody gets any more
    /// leaves more participants to the others.
    ///
    /// @param covariances of the estimates within a stage, hypotheses x hypotheses, by what is followed
    /// there: bit i for hypothesis i; of those not followed nothing is read
    public ClosedTest(StageWise stages, Map<Integer, Matrix> covariances, double critical) {
        this(stages, covariances.values().iterator().next().rows(), critical);
        covariances.forEach((followed, covariance) -> maxima.put(followed, maxima(followed, covariance)));
    }

    private ClosedTest(StageWise stages, int hypotheses, double critical) {
        if (hypotheses < 1 || hypotheses > MOST) {
            throw new IllegalArgumentException(
                    "there are %d hypotheses but 1 to %d can be tested together.".formatted(hypotheses, MOST));
        }
        this.stages = stages;
        this.hypotheses = hypotheses;
        this.critical = critical;
    }

    private Map<Integer, Dunnett> maxima(int followed, Matrix covariance) {
        var all = new HashMap<Integer, Dunnett>();
        for (int set = 1; set <= followed; set++) {
            if ((set & followed) == set) {
                all.put(set, Dunnett.of(maximum(members(set), covariance)));
            }
        }
        return all;
    }

    /// Which hypotheses are rejected at the last look.
    ///
    /// @param z by stage and hypothesis; NaN where a hypothesis was not followed in the stage
    public List<Boolean> rejected(List<List<Double>> z) {
        var open = new boolean[hypotheses];
        for (int set = 1; set < 1 << hypotheses; set++) {
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
            for (int each = 0; each < hypotheses; each++) {
                if (!Double.isNaN(stage.get(each))) {
                    followed |= 1 << each;
                    largest = (set & 1 << each) == 0 ? largest : Math.max(largest, stage.get(each));
                }
            }
            Map<Integer, Dunnett> known = maxima.get(followed);
            if (known == null && followed != 0) {
                throw new IllegalArgumentException(
                        "no covariance is told for what is followed, %s.".formatted(members(followed)));
            }
            Dunnett maximum = known == null ? null : known.get(set & followed);
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
        for (int i = 0; i < hypotheses; i++) {
            if ((set & 1 << i) != 0) {
                members.add(i);
            }
        }
        return members;
    }

    private static MaxT maximum(List<Integer> members, Matrix covariance) {
        int n = members.size();
        Matrix part = Matrix.of(n, n, (i, j) -> covariance.get(members.get(i), members.get(j)));
        return MaxT.of(part, MaxT.Tail.UPPER, Reference.normal());
    }
}
