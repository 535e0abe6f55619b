package org.stegvis.estimation.tailoring;

import java.util.List;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;

/// The values of several rules, whatever they are, as weighted means of those whose course was what the rule would
/// have given: `V = Σ w y / Σ w`, w one over the probability of what the rule determined.
///
/// Source: HAJEK's normalisation of MURPHY, VAN DER LAAN & ROBINS 2001, JASA 96; covariance by influence, TSIATIS 2006.
/// Second derivation: `RuleLearningTwice` (the embedded regimes by the estimator `ipw`).
///
/// @param weights participants x rules, zero for those whose course was another
/// @param scores of the models of the probabilities, as in [Sandwich]
public record WeightedValues(List<String> names, Column outcome, Matrix weights, Grouping clusters, Matrix scores) {

    public JointEstimate estimate() {
        int n = outcome.size();
        int rules = names.size();
        Column totals = Column.of(rules, r -> weights.column(r).sum());
        // Deviations from some outcome, so that a large common shift costs no digits.
        double origin = outcome.get(0);
        Column values = Column.of(rules, r -> {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += weights.get(i, r) * (outcome.get(i) - origin);
            }
            return origin + sum / totals.get(r);
        });
        Matrix influence =
                Matrix.of(n, rules, (i, r) -> weights.get(i, r) * (outcome.get(i) - values.get(r)) / totals.get(r));
        Matrix covariance = influence.sums(clusters).residualCrossproduct(scores.sums(clusters));
        return new JointEstimate(names, values, covariance, Reference.normal());
    }
}
