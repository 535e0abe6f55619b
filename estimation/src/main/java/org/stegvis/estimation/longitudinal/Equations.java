package org.stegvis.estimation.longitudinal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.linear.NormalEquations;
import org.stegvis.estimation.linear.SmallSample;
import org.stegvis.estimation.regimes.RegimeRows;
import org.stegvis.estimation.regimes.Settings;
import org.stegvis.protocol.estimator.Correction;

/// The sums over rows that the estimator needs. Outcomes and covariates lie participant by participant in
/// flat arrays;
/// whatever depends only on the regime and on which visits are observed is found once for each such pair.
final class Equations {
    private static final int REFINEMENTS = 3;
    private static final double SETTLED = 1e-13;

    private final RegimeRows rows;
    private final TimeDesign time;
    private final List<String> terms;
    private final int visits;
    private final int p;
    private final int q;
    private final double[] weights;
    private final double[] outcomes;
    private final double[] covariates;
    private final int[] masks;
    private @Nullable NormalEquations normal;

    Equations(RegimeRows rows, Repeated repeated, TimeDesign time, Column probabilities) {
        this.rows = rows;
        this.time = time;
        int n = rows.participants();
        visits = repeated.visits();
        p = time.terms().size();
        q = repeated.covariates().terms().size();
        terms = new ArrayList<>(time.terms());
        terms.addAll(repeated.covariates().terms());
        weights = new double[rows.rows()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = 1 / probabilities.get(row);
        }
        outcomes = new double[n * visits];
        masks = new int[n];
        for (int i = 0; i < n; i++) {
            masks[i] = repeated.observed(i);
            for (int j = 0; j < visits; j++) {
                double y = repeated.outcomes().get(j).get(i);
                outcomes[i * visits + j] = Double.isNaN(y) ? 0 : y;
            }
        }
        covariates = new double[n * q];
        for (int k = 0; k < q; k++) {
            Column centred = repeated.covariates().columns().get(k).centred();
            for (int i = 0; i < n; i++) {
                covariates[i * q + k] = centred.get(i);
            }
        }
    }

    List<String> terms() {
        return terms;
    }

    /// How many outcomes stand in the equations, each once for every regime.
    int outcomes() {
        int count = 0;
        for (int row = 0; row < weights.length; row++) {
            count += Integer.bitCount(masks[rows.participant().get(row)]);
        }
        return count;
    }

    /// What one regime and one set of observed visits make of the working correlation.
    ///
    /// @param inverse `R⁻¹`, visits x visits
    /// @param time the time terms at the observed visits, visits x p, zero at others
    /// @param timeByInverse `T'R⁻¹`, p x visits
    /// @param sums `R⁻¹1`, one a visit
    /// @param squares `T'R⁻¹T`, p x p
    /// @param sides `T'R⁻¹1`, p
    /// @param total `1'R⁻¹1`
    private record Cell(
            int[] observed,
            double[] time,
            double[] timeByInverse,
            double[] sums,
            double[] squares,
            double[] sides,
            double total) {}

    private final class Cells {
        private final List<WorkingCorrelation> working;
        private final List<Map<Integer, Cell>> byRegime = new ArrayList<>();

        Cells(List<WorkingCorrelation> working) {
            this.working = working;
            working.forEach(each -> byRegime.add(new HashMap<>()));
        }

        private int lastRegime = -1;
        private int lastMask = -1;
        private @Nullable Cell last;

        Cell of(int regime, int mask) {
            Cell cell = last;
            if (cell == null || regime != lastRegime || mask != lastMask) {
                cell = byRegime.get(regime).computeIfAbsent(mask, any -> cell(regime, mask));
                last = cell;
                lastRegime = regime;
                lastMask = mask;
            }
            return cell;
        }

        private Cell cell(int regime, int mask) {
            WorkingCorrelation.Inverse inverse = working.get(regime).inverse(mask);
            double[] a = inverse.values();
            Matrix design = time.regimes().get(regime);
            var t = new double[visits * p];
            var ta = new double[p * visits];
            var sums = new double[visits];
            double total = 0;
            for (int j : inverse.observed()) {
                for (int k = 0; k < p; k++) {
                    t[j * p + k] = design.get(j, k);
                }
                for (int h : inverse.observed()) {
                    sums[j] += a[j * visits + h];
                    for (int k = 0; k < p; k++) {
                        ta[k * visits + h] += design.get(j, k) * a[j * visits + h];
                    }
                }
                total += sums[j];
            }
            var squares = new double[p * p];
            var sides = new double[p];
            for (int k = 0; k < p; k++) {
                for (int j : inverse.observed()) {
                    sides[k] += ta[k * visits + j];
                    for (int l = 0; l < p; l++) {
                        squares[k * p + l] += ta[k * visits + j] * t[j * p + l];
                    }
                }
            }
            return new Cell(inverse.observed(), t, ta, sums, squares, sides, total);
        }
    }

    /// The coefficients under a working correlation, one a regime.
    Fitting<double[]> solve(List<WorkingCorrelation> working) {
        var cells = new Cells(working);
        var equations = new NormalEquations(terms);
        for (int row = 0; row < weights.length; row++) {
            int i = rows.participant().get(row);
            if (masks[i] != 0) {
                add(equations, cells.of(rows.regime().get(row), masks[i]), i, weights[row]);
            }
        }
        normal = equations;
        return equations.factor().map(factored -> refined(cells, equations));
    }

    private void add(NormalEquations equations, Cell cell, int i, double weight) {
        double[] a = equations.crossproduct();
        int size = p + q;
        double total = weight * cell.total();
        for (int k = 0; k < p; k++) {
            double side = weight * cell.sides()[k];
            for (int l = k; l < p; l++) {
                a[k * size + l] += weight * cell.squares()[k * p + l];
            }
            for (int l = 0; l < q; l++) {
                a[k * size + p + l] += side * covariates[i * q + l];
            }
        }
        for (int k = 0; k < q; k++) {
            double left = total * covariates[i * q + k];
            for (int l = k; l < q; l++) {
                a[(p + k) * size + p + l] += left * covariates[i * q + l];
            }
        }
    }

    /// Solves by repeated correction with the sum of the scores, so that the solution does not suffer from
    /// the size of
    /// the outcomes.
    private double[] refined(Cells cells, NormalEquations equations) {
        var beta = new double[p + q];
        double first = 0;
        for (int step = 0; step < REFINEMENTS; step++) {
            double[] correction = equations.solve(sum(cells, beta));
            double size = 0;
            for (int k = 0; k < beta.length; k++) {
                beta[k] += correction[k];
                size = Math.max(size, Math.abs(correction[k]));
            }
            first = Math.max(first, size);
            if (size <= SETTLED * first) {
                break;
            }
        }
        return beta;
    }

    private double[] sum(Cells cells, double[] beta) {
        var sum = new double[p + q];
        var residuals = new double[visits];
        for (int row = 0; row < weights.length; row++) {
            int i = rows.participant().get(row);
            if (masks[i] != 0) {
                Cell cell = cells.of(rows.regime().get(row), masks[i]);
                residuals(cell, i, beta, residuals);
                score(cell, i, weights[row], residuals, sum, 0);
            }
        }
        return sum;
    }

    private void residuals(Cell cell, int i, double[] beta, double[] residuals) {
        double common = 0;
        for (int k = 0; k < q; k++) {
            common += beta[p + k] * covariates[i * q + k];
        }
        double[] t = cell.time();
        for (int j : cell.observed()) {
            double mean = common;
            for (int k = 0; k < p; k++) {
                mean += t[j * p + k] * beta[k];
            }
            residuals[j] = outcomes[i * visits + j] - mean;
        }
    }

    /// Adds `w X'R⁻¹ r` to `into`, from `start`.
    private void score(Cell cell, int i, double weight, double[] residuals, double[] into, int start) {
        double[] ta = cell.timeByInverse();
        double[] sums = cell.sums();
        double common = 0;
        for (int j : cell.observed()) {
            common += sums[j] * residuals[j];
        }
        for (int k = 0; k < p; k++) {
            double along = 0;
            for (int j : cell.observed()) {
                along += ta[k * visits + j] * residuals[j];
            }
            into[start + k] += weight * along;
        }
        for (int k = 0; k < q; k++) {
            into[start + p + k] += weight * common * covariates[i * q + k];
        }
    }

    /// The products of residuals by regime.
    List<ResidualMoments> moments(double[] beta) {
        var cells = new Cells(independence());
        var moments = new ArrayList<ResidualMoments>();
        rows.regimes().forEach(regime -> moments.add(new ResidualMoments(visits)));
        var residuals = new double[visits];
        for (int row = 0; row < weights.length; row++) {
            int i = rows.participant().get(row);
            if (masks[i] != 0) {
                int d = rows.regime().get(row);
                Cell cell = cells.of(d, masks[i]);
                residuals(cell, i, beta, residuals);
                moments.get(d).add(weights[row], residuals, cell.observed());
            }
        }
        return moments;
    }

    private List<WorkingCorrelation> independence() {
        WorkingCorrelation one = WorkingCorrelation.independence(visits);
        return rows.regimes().stream().map(regime -> one).toList();
    }

    /// `(Σ w X'R⁻¹X)⁻¹` of the last solution.
    Matrix inverse() {
        if (normal == null) {
            throw new IllegalStateException("Solve before asking for the inverse.");
        }
        return normal.inverse();
    }

    /// The scores of each cluster, corrected for a small sample: clusters x coefficients.
    Matrix scores(List<WorkingCorrelation> working, double[] beta, Settings settings) {
        var cells = new Cells(working);
        int size = p + q;
        int clusters = settings.clusters().groups();
        var scores = new double[clusters * size];
        var residuals = new double[visits];
        for (int row = 0; row < weights.length; row++) {
            int i = rows.participant().get(row);
            if (masks[i] != 0) {
                Cell cell = cells.of(rows.regime().get(row), masks[i]);
                residuals(cell, i, beta, residuals);
                score(
                        cell,
                        i,
                        weights[row],
                        residuals,
                        scores,
                        settings.clusters().get(i) * size);
            }
        }
        return settings.correction() == Correction.NONE
                ? Matrix.ofRowByRow(clusters, size, scores)
                : corrected(cells, scores, settings);
    }

    private Matrix corrected(Cells cells, double[] scores, Settings settings) {
        int size = p + q;
        int clusters = settings.clusters().groups();
        var information = new double[clusters][];
        for (int row = 0; row < weights.length; row++) {
            int i = rows.participant().get(row);
            if (masks[i] != 0) {
                int cluster = settings.clusters().get(i);
                if (information[cluster] == null) {
                    information[cluster] = new double[size * size];
                }
                var one = new NormalEquations(terms);
                add(one, cells.of(rows.regime().get(row), masks[i]), i, weights[row]);
                one.addTo(information[cluster]);
            }
        }
        var smallSample = new SmallSample(settings.correction(), inverse());
        var corrected = new double[clusters * size];
        for (int cluster = 0; cluster < clusters; cluster++) {
            if (information[cluster] != null) {
                var score = new double[size];
                System.arraycopy(scores, cluster * size, score, 0, size);
                System.arraycopy(
                        smallSample.corrected(information[cluster], score), 0, corrected, cluster * size, size);
            }
        }
        return Matrix.ofRowByRow(clusters, size, corrected);
    }
}
