package org.stegvis.estimation.mixed;

import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.mixed.ScaledCorrelation.Form;

/// A covariance of T visits as a smooth function of unbounded parameters θ, with its derivatives. All matrices are
/// T x T, symmetric, and the caller's to keep.
interface Parametrisation {

    static Parametrisation of(Covariance covariance, int visits) {
        double[] ones = Column.constant(visits, 1).toArray();
        return switch (covariance) {
            case Covariance.RandomIntercept() -> new RandomCoefficients(new double[][] {ones});
            case Covariance.RandomInterceptAndSlope(var times) -> {
                times.requireSize("times", visits);
                yield new RandomCoefficients(new double[][] {ones, times.toArray()});
            }
            case Covariance.Marginal marginal ->
                switch (marginal) {
                    case UNSTRUCTURED -> new UnstructuredCovariance(visits, false);
                    case COMPOUND_SYMMETRY -> new ScaledCorrelation(visits, false, Form.EQUAL);
                    case HETEROGENEOUS_COMPOUND_SYMMETRY -> new ScaledCorrelation(visits, true, Form.EQUAL);
                    case AR1 -> new ScaledCorrelation(visits, false, Form.POWER);
                    case HETEROGENEOUS_AR1 -> new ScaledCorrelation(visits, true, Form.POWER);
                    case TOEPLITZ -> new ScaledCorrelation(visits, false, Form.BY_LAG);
                    case HETEROGENEOUS_TOEPLITZ -> new ScaledCorrelation(visits, true, Form.BY_LAG);
                };
        };
    }

    int size();

    /// Parameters whose covariance is near `rough`, a positive definite one.
    double[] start(double[][] rough);

    double[][] covariance(double[] theta);

    /// `∂Σ/∂θ_k`.
    double[][] first(double[] theta, int k);

    /// `∂²Σ/∂θ_k∂θ_l`.
    double[][] second(double[] theta, int k, int l);

    /// The parameters that small-sample inference uses, where they are others.
    default Parametrisation forInference() {
        return this;
    }

    /// The parameters in which Σ is linear, where there are as many of them: the derivatives of Σ by them, which are
    /// constant; none where this parametrisation is to be used for inference as it is.
    default double[][][] linearDirections() {
        return new double[0][][];
    }

    /// Where θ stands at the edge of what it can describe, what is there in words; otherwise empty.
    default String edge(double[] theta) {
        return "";
    }
}
