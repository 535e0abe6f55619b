package org.stegvis.estimation.mixed;

import org.stegvis.estimation.linear.Column;

/// What is supposed of the covariance of a participant's outcomes at the visits, the same for all participants.
public sealed interface Covariance {

    /// The name in files and results.
    String label();

    /// A covariance stated of the outcomes themselves. Lags are counted in visits, not in weeks.
    enum Marginal implements Covariance {
        /// Any covariance.
        UNSTRUCTURED("unstructured"),
        /// One variance, one correlation.
        COMPOUND_SYMMETRY("compound-symmetry"),
        /// One variance a visit, one correlation.
        HETEROGENEOUS_COMPOUND_SYMMETRY("heterogeneous-compound-symmetry"),
        /// One variance; the correlation at lag k is `ρ^k`.
        AR1("ar1"),
        /// One variance a visit; the correlation at lag k is `ρ^k`.
        HETEROGENEOUS_AR1("heterogeneous-ar1"),
        /// One variance, one correlation a lag.
        TOEPLITZ("toeplitz"),
        /// One variance a visit, one correlation a lag.
        HETEROGENEOUS_TOEPLITZ("heterogeneous-toeplitz");

        private final String label;

        Marginal(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /// Each participant has an intercept of their own: `Σ = τ² 11' + σ² I`, with τ² zero or more.
    record RandomIntercept() implements Covariance {
        @Override
        public String label() {
            return "random-intercept";
        }
    }

    /// Each participant has a line of their own: `Σ = Z D Z' + σ² I` with `Z = [1, times]`.
    ///
    /// @param times of the visits, in any unit
    record RandomInterceptAndSlope(Column times) implements Covariance {
        @Override
        public String label() {
            return "random-slope";
        }
    }
}
