package org.stegvis.estimation.mixed;

import java.util.Arrays;
import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// A fitted mixed model. Tests and intervals come from [#inference].
public final class MixedFit {
    private final MixedModel model;
    private final PatternSums sums;
    private final Parametrisation parametrisation;
    private final Climb.Top top;

    MixedFit(MixedModel model, PatternSums sums, Parametrisation parametrisation, Climb.Top top) {
        this.model = model;
        this.sums = sums;
        this.parametrisation = parametrisation;
        this.top = top;
    }

    public MixedModel model() {
        return model;
    }

    public List<String> terms() {
        return model.data().termNames();
    }

    /// The fixed effects.
    public Column coefficients() {
        return Column.of(sums.terms(), j -> (sums.removed()[j] + top.at().coefficients()[j]) / sums.scales()[j]);
    }

    /// `(X'WX)⁻¹`: the covariance of the fixed effects as if Σ were known.
    public Matrix covariance() {
        double[][] phi = top.at().phi();
        return Matrix.of(sums.terms(), sums.terms(), (i, j) -> phi[i][j] / (sums.scales()[i] * sums.scales()[j]));
    }

    /// Σ: visits x visits.
    public Matrix outcomeCovariance() {
        return Matrix.ofRows(top.sigma());
    }

    /// Of the residuals when restricted, with all constants.
    public double logLikelihood() {
        return top.at().logLikelihood();
    }

    /// Participants with at least one outcome.
    public int participants() {
        return sums.participants();
    }

    public int observations() {
        return sums.observations();
    }

    public int patterns() {
        return sums.patterns().size();
    }

    public int covarianceParameters() {
        return parametrisation.size();
    }

    public int iterations() {
        return top.iterations();
    }

    /// The largest derivative of the log likelihood by a covariance parameter at the end.
    public double largestScore() {
        return Arrays.stream(top.curvature().score()).map(Math::abs).max().orElse(0);
    }

    /// What the covariance cannot be told from, in words, such as participants whose slopes do not vary; empty if
    /// none.
    public String edge() {
        return parametrisation.edge(top.theta());
    }

    /// Tests and intervals.
    ///
    /// @throws IllegalArgumentException for a Kenward-Roger method on a full likelihood
    public MixedInference inference(SmallSample method) {
        if (method != SmallSample.SATTERTHWAITE && model.likelihood() == Likelihood.FULL) {
            throw new IllegalArgumentException("%s needs restricted likelihood: fit with %s, or use %s."
                    .formatted(method.label(), Likelihood.RESTRICTED.label(), SmallSample.SATTERTHWAITE.label()));
        }
        return MixedInference.of(this, SmallSampleTerms.of(method, sums, parametrisation, top));
    }

    /// `map · coefficients` on the scale of the fit.
    double[][] scaled(Matrix map) {
        var scaled = new double[map.rows()][map.columns()];
        for (int i = 0; i < scaled.length; i++) {
            for (int j = 0; j < scaled[i].length; j++) {
                scaled[i][j] = map.get(i, j) / sums.scales()[j];
            }
        }
        return scaled;
    }
}
