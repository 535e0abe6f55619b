package org.stegvis.estimation.longitudinal;

import java.util.List;
import org.stegvis.estimation.linear.Matrix;

/// How the mean goes through time under each regime.
///
/// @param terms names of the p coefficients of time
/// @param regimes for each regime, visits x p
public record TimeDesign(List<String> terms, List<Matrix> regimes) {
    public TimeDesign {
        terms = List.copyOf(terms);
        regimes = List.copyOf(regimes);
        for (Matrix regime : regimes) {
            if (regime.columns() != terms.size()
                    || regime.rows() != regimes.getFirst().rows()) {
                throw new IllegalArgumentException("A regime has a design of %d x %d for %d terms."
                        .formatted(regime.rows(), regime.columns(), terms.size()));
            }
        }
    }

    int visits() {
        return regimes.getFirst().rows();
    }
}
