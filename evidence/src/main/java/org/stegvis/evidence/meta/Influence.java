package org.stegvis.evidence.meta;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// What one study does to the whole: the meta-analysis without it, and how far it pulls.
///
/// Source: VIECHTBAUER & CHEUNG 2010, Res Synth Methods 1:112-125.
///
/// @param without the meta-analysis without the study
/// @param hat how much the study determines its own fitted value
/// @param weight its weight in per cent
/// @param residual its effect less what the others predict, over the standard error of that (with the dispersion
///     of Knapp and Hartung where that is asked for)
/// @param dffits the change of its fitted value in standard errors
/// @param cook Cook's distance of all coefficients
/// @param covarianceRatio generalised variance without the study over that with it; below one it costs precision
/// @param dfbetas the change of each coefficient in standard errors
public record Influence(
        String study,
        MetaResult without,
        double hat,
        double weight,
        double residual,
        double dffits,
        double cook,
        double covarianceRatio,
        Column dfbetas) {

    /// For each study, which must have one effect; τ² is estimated anew without it.
    public static List<Influence> of(MetaAnalysis analysis, Effects effects) {
        return of(analysis, effects, Moderators.none(effects.size()));
    }

    public static List<Influence> of(MetaAnalysis analysis, Effects effects, Moderators moderators) {
        if (!effects.areIndependent()) {
            throw new Unpoolable(Unpoolable.Reason.CORRELATED, "Influence is told for studies with one effect each");
        }
        MetaResult whole = analysis.of(effects, moderators);
        var all = new ArrayList<Influence>();
        for (int i = 0; i < effects.size(); i++) {
            all.add(of(whole, i));
        }
        return all;
    }

    private static Influence of(MetaResult whole, int i) {
        Effects effects = whole.effects();
        MetaAnalysis analysis = whole.asked();
        MetaResult without = analysis.of(effects.without(i), whole.moderators().without(i, i + 1));
        Matrix x = whole.moderators().matrix();
        int p = x.columns();
        Column row = Column.of(p, j -> x.get(i, j));
        double v = effects.variances().get(i);
        double tau2 = whole.tau2().estimate();
        double hat = quadratic(row, plain(whole)) / (v + tau2);
        Column b = whole.coefficients().values();
        Column rest = without.coefficients().values();
        Column change = Column.of(p, j -> b.get(j) - rest.get(j));
        double predicted = dot(row, rest);
        double tau2Without = without.tau2().estimate();
        double dispersion = dispersion(without);
        double residual = (effects.values().get(i) - predicted)
                / Math.sqrt(dispersion * (v + tau2Without)
                        + quadratic(row, without.coefficients().covariance()));
        Matrix covariance = whole.coefficients().covariance();
        // All studies, under the τ² and the dispersion that the others give.
        GeneralisedFit other = GeneralisedFit.of(effects, whole.moderators(), tau2Without, analysis.within());
        return new Influence(
                effects.studies().get(i).label(),
                without,
                hat,
                whole.weights().get(i),
                residual,
                (dot(row, b) - predicted) / Math.sqrt(dispersion * hat * (v + tau2Without)),
                cook(change, covariance),
                Math.exp(logDeterminant(without.coefficients().covariance()) - logDeterminant(covariance)),
                Column.of(p, j -> change.get(j) / Math.sqrt(dispersion * other.covariance.get(j, j))));
    }

    /// (X'WX)⁻¹ without the dispersion of Knapp and Hartung.
    private static Matrix plain(MetaResult result) {
        return GeneralisedFit.of(
                        result.effects(),
                        result.moderators(),
                        result.tau2().estimate(),
                        result.asked().within())
                .covariance;
    }

    private static double dispersion(MetaResult result) {
        return result.coefficients().covariance().get(0, 0) / plain(result).get(0, 0);
    }

    private static double cook(Column change, Matrix covariance) {
        Cholesky factor = Cholesky.of(covariance);
        return factor == null ? Double.NaN : dot(change, factor.solve(change));
    }

    private static double logDeterminant(Matrix covariance) {
        Cholesky factor = Cholesky.of(covariance);
        return factor == null ? Double.NaN : factor.logDeterminant();
    }

    private static double quadratic(Column row, Matrix covariance) {
        return dot(row, covariance.times(row));
    }

    private static double dot(Column a, Column b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.get(i) * b.get(i);
        }
        return sum;
    }
}
