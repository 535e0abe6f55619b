package org.stegvis.estimation.multiplicity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Measure;

/// Adds to a result what its contrasts say when they are taken as one family.
///
/// Everything follows from the contrasts: with v_ij the squared standard error of the contrast of i and j,
/// the covariance of the contrasts (i, j) and (k, l) is `(v_il + v_jk - v_ik - v_jl) / 2`.
public final class Family {
    /// With more sides the integrals would take long; such results are left as they are. With Student's t one
    /// side fewer.
    public static final int MOST_SIDES = 5;

    private static final int LEAST_SIDES = 3;

    private Family() {}

    /// The result with a family behind each of its values that compare three to [#MOST_SIDES] sides; as it is
    /// where it has families already.
    ///
    /// @param better which way is better, for the set of the best
    public static Result added(Result result, Measure.Direction better) {
        return switch (result) {
            case Result.NotEstimable none -> none;
            case Result.Found found when !found.sections(Section.Family.class).isEmpty() -> found;
            case Result.Found found -> {
                var sections = new ArrayList<Section>();
                for (Section section : found.sections()) {
                    sections.add(section);
                    Section.Family family = section instanceof Section.Values values ? of(values, better) : null;
                    if (family != null) {
                        sections.add(family);
                    }
                }
                yield new Result.Found(found.analysis(), found.numbers(), sections, found.warnings());
            }
        };
    }

    /// Null where there is no family: two sides, too many, or two that cannot be told apart.
    static Section.@Nullable Family of(Section.Values values, Measure.Direction better) {
        int k = values.values().size();
        if (k < LEAST_SIDES || k > MOST_SIDES || values.contrasts().size() != k * (k - 1) / 2) {
            return null;
        }
        for (Contrast each : values.contrasts()) {
            if (!(each.difference().se() > 0)
                    || !Double.isFinite(each.difference().se())) {
                return null;
            }
        }
        Reference reference = reference(values.contrasts());
        if (reference instanceof Reference.StudentT && k == MOST_SIDES) {
            return null;
        }
        JointEstimate sides = sides(values, reference);
        double level = values.contrasts().getFirst().difference().level();
        MaxT maximum = MaxT.of(sides.covariance().quadratic(pairs(k)), MaxT.Tail.BOTH, reference);
        double critical = maximum.critical(1 - level);
        return new Section.Family(
                values.quantity(),
                level,
                critical,
                adjusted(values.contrasts(), maximum, critical),
                best(sides, better, 1 - level));
    }

    /// One distribution for all: where contrasts have degrees of freedom of their own, the fewest of them.
    private static Reference reference(List<Contrast> contrasts) {
        double df = Double.POSITIVE_INFINITY;
        for (Contrast each : contrasts) {
            if (each.difference().reference() instanceof Reference.StudentT(double own)) {
                df = Math.min(df, own);
            }
        }
        return df < Double.POSITIVE_INFINITY ? new Reference.StudentT(df) : Reference.normal();
    }

    private static List<Section.Adjusted> adjusted(List<Contrast> contrasts, MaxT maximum, double critical) {
        double[] p =
                contrasts.stream().mapToDouble(each -> each.difference().p()).toArray();
        double[] holm = Adjustment.HOLM.adjust(p);
        double[] hochberg = Adjustment.HOCHBERG.adjust(p);
        var adjusted = new ArrayList<Section.Adjusted>();
        for (int i = 0; i < p.length; i++) {
            Estimate difference = contrasts.get(i).difference();
            adjusted.add(new Section.Adjusted(
                    contrasts.get(i).of(),
                    contrasts.get(i).versus(),
                    holm[i],
                    hochberg[i],
                    maximum.adjustedP(difference.estimate() / difference.se()),
                    difference.estimate() - critical * difference.se(),
                    difference.estimate() + critical * difference.se()));
        }
        return adjusted;
    }

    private static List<Section.Candidate> best(JointEstimate sides, Measure.Direction better, double alpha) {
        return switch (better) {
            case HIGHER -> candidates(sides, BestRegimes.Better.HIGHER, alpha);
            case LOWER -> candidates(sides, BestRegimes.Better.LOWER, alpha);
            case NEITHER -> List.of();
        };
    }

    private static List<Section.Candidate> candidates(JointEstimate sides, BestRegimes.Better better, double alpha) {
        return BestRegimes.of(sides, better, alpha).stream()
                .map(each -> new Section.Candidate(each.name(), each.p(), each.inSet()))
                .toList();
    }

    /// The values with a covariance that gives every difference its variance, the first side being held
    /// fixed.
    private static JointEstimate sides(Section.Values values, Reference reference) {
        int k = values.values().size();
        var variance = new double[k][k];
        int next = 0;
        for (int i = 0; i < k; i++) {
            for (int j = i + 1; j < k; j++) {
                double se = values.contrasts().get(next++).difference().se();
                variance[i][j] = se * se;
                variance[j][i] = se * se;
            }
        }
        return new JointEstimate(
                values.values().stream().map(NamedEstimate::name).toList(),
                Column.of(k, i -> values.values().get(i).estimate().estimate()),
                Matrix.of(k, k, (i, j) -> 0.5 * (variance[0][i] + variance[0][j] - variance[i][j])),
                reference);
    }

    private static Matrix pairs(int k) {
        var rows = new double[k * (k - 1) / 2][k];
        int row = 0;
        for (int i = 0; i < k; i++) {
            for (int j = i + 1; j < k; j++) {
                rows[row][i] = 1;
                rows[row++][j] = -1;
            }
        }
        return Matrix.ofRows(rows);
    }
}
