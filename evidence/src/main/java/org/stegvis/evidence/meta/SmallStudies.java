package org.stegvis.evidence.meta;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;

/// Whether small studies show other effects than large ones, as they would if some were not published. None of these
/// says why: heterogeneity does the same, and below ten studies they say little.
public final class SmallStudies {
    private static final int LARGEST_EXACT = 49;

    private SmallStudies() {}

    /// Kendall's τ with its two-sided p-value.
    public record RankCorrelation(double tau, double p) {}

    /// Egger's test: the slope on the standard error in a meta-regression. Its p-value tests asymmetry.
    /// Source: EGGER et al. 1997, BMJ 315:629-634; with random effects STERNE & EGGER 2005, in Publication Bias in
    /// Meta-Analysis, chapter 6.
    public static Estimate egger(MetaAnalysis analysis, Effects effects) {
        return analysis.of(effects, onStandardError(effects)).coefficients().estimate(1, analysis.level());
    }

    /// Egger's test as first published: weighted regression with a free dispersion, t with k - 2.
    public static Estimate eggerClassical(MetaAnalysis analysis, Effects effects) {
        int k = effects.size();
        if (k < 3) {
            throw new Unpoolable(Unpoolable.Reason.TOO_FEW, "Egger's test needs three studies");
        }
        GeneralisedFit fit = GeneralisedFit.of(effects, onStandardError(effects), 0, analysis.within());
        double dispersion = fit.q / (k - 2);
        return Estimate.of(
                fit.coefficients.get(1),
                Math.sqrt(fit.covariance.get(1, 1) * dispersion),
                new Reference.StudentT(k - 2),
                analysis.level());
    }

    /// Begg's test: the rank correlation of standardised effects with their variances; exact below 50 studies without
    /// ties, else with the normal approximation for ties.
    /// Source: BEGG & MAZUMDAR 1994, Biometrics 50:1088-1101.
    public static RankCorrelation begg(Effects effects) {
        int k = effects.size();
        if (k < 3) {
            throw new Unpoolable(Unpoolable.Reason.TOO_FEW, "Begg's test needs three studies");
        }
        GeneralisedFit common = GeneralisedFit.of(effects, Moderators.none(k), 0, 0);
        double centre = common.coefficients.get(0);
        double variance = common.covariance.get(0, 0);
        Column v = effects.variances();
        Column y = effects.values();
        Column standardised = Column.of(k, i -> (y.get(i) - centre) / Math.sqrt(v.get(i) - variance));
        return kendall(standardised, v);
    }

    private static Moderators onStandardError(Effects effects) {
        Column v = effects.variances();
        return Moderators.of(List.of("standard error"), List.of(Column.of(v.size(), i -> Math.sqrt(v.get(i)))));
    }

    private static RankCorrelation kendall(Column x, Column y) {
        int n = x.size();
        double score = 0;
        double pairs = 0.5 * n * (n - 1);
        double tiedX = 0;
        double tiedY = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double dx = Math.signum(x.get(i) - x.get(j));
                double dy = Math.signum(y.get(i) - y.get(j));
                score += dx * dy;
                tiedX += dx == 0 ? 1 : 0;
                tiedY += dy == 0 ? 1 : 0;
            }
        }
        double tau = score / Math.sqrt((pairs - tiedX) * (pairs - tiedY));
        if (tiedX == 0 && tiedY == 0 && n <= LARGEST_EXACT) {
            return new RankCorrelation(tau, exact((int) Math.round((pairs + score) / 2), n));
        }
        double variance = KendallTies.variance(x, y);
        double p = 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(score) / Math.sqrt(variance));
        return new RankCorrelation(tau, Math.min(1, p));
    }

    /// Twice the smaller tail of the number of concordant pairs, each order of n being as likely.
    private static double exact(int concordant, int n) {
        double[] counts = {1};
        for (int m = 2; m <= n; m++) {
            var next = new double[counts.length + m - 1];
            for (int c = 0; c < counts.length; c++) {
                for (int more = 0; more < m; more++) {
                    next[c + more] += counts[c] / m;
                }
            }
            counts = next;
        }
        double below = 0;
        double above = 0;
        for (int c = 0; c < counts.length; c++) {
            below += c <= concordant ? counts[c] : 0;
            above += c >= concordant ? counts[c] : 0;
        }
        return Math.min(1, 2 * Math.min(below, above));
    }
}
