package org.stegvis.estimation.mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;

/// `y_i = X_i β + e_i`, `e_i ~ N(0, Σ)` restricted to the visits that participant i has: the mixed model for repeated
/// measures (MMRM), and models with a random intercept and slope, which differ in Σ only.
///
/// The estimates are right where visits are missing at random given the terms and the outcomes seen.
///
/// Source: LAIRD & WARE 1982, Biometrics 38, 963-974; MALLINCKRODT ET AL 2008, Drug Information Journal 42, 303-319.
/// Reference: `MixedModelReference`.
public record MixedModel(RepeatedMeasures data, Covariance covariance, Likelihood likelihood) {

    public MixedModel(RepeatedMeasures data, Covariance covariance) {
        this(data, covariance, Likelihood.RESTRICTED);
    }

    public Fitting<MixedFit> fit() {
        PatternSums raw = PatternSums.of(data);
        int terms = raw.terms();
        if (raw.observations() <= terms) {
            return new NotFitted<>(new Diagnosis.TooFewRows(raw.observations(), terms));
        }
        List<String> aliased = Start.aliased(raw, data.termNames());
        if (!aliased.isEmpty()) {
            return new NotFitted<>(new Diagnosis.Aliased(aliased));
        }
        List<String> apart = apart(raw);
        if (!apart.isEmpty()) {
            return new NotFitted<>(new Diagnosis.NeverTogether(apart));
        }
        PatternSums sums = PatternSums.of(data, Start.leastSquares(raw));
        Optional<double[][]> rough = Start.covariance(sums, raw);
        if (rough.isEmpty()) {
            return new NotFitted<>(new Diagnosis.NoResidualVariance(Start.constant(sums, raw, data.visits())));
        }
        var parametrisation = Parametrisation.of(covariance, sums.visits());
        boolean restricted = likelihood == Likelihood.RESTRICTED;
        var climb = new Climb(sums, parametrisation, restricted, rough.get(), data.visits());
        return switch (climb.from(parametrisation.start(rough.get()))) {
            case Climb.Fallen(var why) -> new NotFitted<>(why);
            case Climb.Top top -> new Fitted<>(new MixedFit(this, sums, parametrisation, top));
        };
    }

    /// Pairs of visits that no participant has both of, where the covariance has an element for each pair; visits
    /// that nobody has.
    private List<String> apart(PatternSums sums) {
        int visits = sums.visits();
        var together = new int[visits][visits];
        for (VisitPattern pattern : sums.patterns()) {
            for (int a : pattern.visits()) {
                for (int b : pattern.visits()) {
                    together[a][b] += pattern.participants();
                }
            }
        }
        var apart = new ArrayList<String>();
        for (int a = 0; a < visits; a++) {
            if (together[a][a] == 0) {
                apart.add(data.visits().get(a));
            }
            for (int b = 0; b < a; b++) {
                boolean needed = covariance == Covariance.Marginal.UNSTRUCTURED;
                if (needed && together[a][b] == 0 && together[a][a] > 0 && together[b][b] > 0) {
                    apart.add(data.visits().get(b) + " with " + data.visits().get(a));
                }
            }
        }
        return apart;
    }
}
