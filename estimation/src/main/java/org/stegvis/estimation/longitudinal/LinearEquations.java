package org.stegvis.estimation.longitudinal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.linear.NormalEquations;
import org.stegvis.estimation.regimes.RegimeRows;

/// The equations for the identity link. Outcomes and covariates lie participant by participant in flat
/// arrays; rows of the same regime with the same visits observed are one cell, and whatever depends on no
/// more than that is found once for each cell. One pass over the rows gives the sums for every working
/// correlation; residuals and scores take one more each.
final class LinearEquations implements Equations {
    private final RegimeRows rows;
    private final TimeDesign time;
    private final List<String> terms;
    private final int visits;
    private final int p;
    private final int q;
    private final double[] weights;
    private final double[] outcomes;
    private final double[] covariates;
    private final int[] cellOf;
    private final List<int[]> keys = new ArrayList<>();
    private final List<RowSums> sums = new ArrayList<>();
    private @Nullable NormalEquations normal;

    LinearEquations(RegimeRows rows, Repeated repeated, TimeDesign time, Column probabilities) {
        this.rows = rows;
        this.time = time;
        int n = rows.participants();
        visits = repeated.visits();
        p = time.terms().size();
        q = repeated.covariates().terms().size();
        terms = new ArrayList<>(time.terms());
        terms.addAll(repeated.covariates().terms());
        weights = new double[rows.rows()];
        outcomes = new double[n * visits];
        covariates = new double[n * q];
        cellOf = new int[weights.length];
        fill(repeated, probabilities);
    }

    private void fill(Repeated repeated, Column probabilities) {
        int n = rows.participants();
        var masks = new int[n];
        for (int j = 0; j < visits; j++) {
            Column at = repeated.outcomes().get(j);
            for (int i = 0; i < n; i++) {
                double y = at.get(i);
                boolean isObserved = !Double.isNaN(y);
                outcomes[i * visits + j] = isObserved ? y : 0;
                masks[i] |= isObserved ? 1 << j : 0;
            }
        }
        for (int k = 0; k < q; k++) {
            Column centred = repeated.covariates().columns().get(k).centred();
            for (int i = 0; i < n; i++) {
                covariates[i * q + k] = centred.get(i);
            }
        }
        var numbers = new ArrayList<HashMap<Integer, Integer>>();
        rows.regimes().forEach(regime -> numbers.add(new HashMap<>()));
        var lastMask = new int[rows.regimes().size()];
        var lastCell = new int[rows.regimes().size()];
        for (int row = 0; row < weights.length; row++) {
            int i = rows.participant().get(row);
            int regime = rows.regime().get(row);
            int mask = masks[i];
            if (mask != lastMask[regime]) {
                lastMask[regime] = mask;
                lastCell[regime] =
                        mask == 0 ? 0 : numbers.get(regime).computeIfAbsent(mask, any -> newCell(regime, mask));
            }
            cellOf[row] = mask == 0 ? -1 : lastCell[regime];
            weights[row] = 1 / probabilities.get(row);
            if (mask != 0) {
                sums.get(cellOf[row]).add(weights[row], covariates, outcomes, i);
            }
        }
    }

    private int newCell(int regime, int mask) {
        keys.add(new int[] {regime, mask});
        sums.add(new RowSums(q, visits));
        return keys.size() - 1;
    }

    @Override
    public List<String> terms() {
        return terms;
    }

    /// How many outcomes stand in the equations, each once for every regime.
    @Override
    public int outcomes() {
        int count = 0;
        for (int cell : cellOf) {
            count += cell < 0 ? 0 : Integer.bitCount(keys.get(cell)[1]);
        }
        return count;
    }

    private Cell[] cells(List<WorkingCorrelation> working) {
        var cells = new Cell[keys.size()];
        for (int c = 0; c < cells.length; c++) {
            int regime = keys.get(c)[0];
            cells[c] = Cell.of(time.regimes().get(regime), working.get(regime).inverse(keys.get(c)[1]));
        }
        return cells;
    }

    private static double[][] means(Cell[] cells, double[] beta) {
        var means = new double[cells.length][];
        for (int c = 0; c < cells.length; c++) {
            means[c] = cells[c].mean(beta);
        }
        return means;
    }

    /// The coefficients under a working correlation, one a regime, corrected once by the sum of the scores
    /// so that the solution does not suffer from the size of the outcomes.
    @Override
    public Fitting<double[]> solve(List<WorkingCorrelation> working) {
        Cell[] cells = cells(working);
        var equations = new NormalEquations(terms);
        var right = new double[p + q];
        for (int c = 0; c < cells.length; c++) {
            sums.get(c).addTo(cells[c], equations.crossproduct(), right);
        }
        normal = equations;
        return equations.factor().map(factored -> {
            double[] beta = factored.solve(right);
            double[] correction = factored.solve(sum(cells, beta));
            for (int k = 0; k < beta.length; k++) {
                beta[k] += correction[k];
            }
            return beta;
        });
    }

    private double[] sum(Cell[] cells, double[] beta) {
        var sum = new double[p + q];
        double[][] means = means(cells, beta);
        var residuals = new double[visits];
        for (int row = 0; row < weights.length; row++) {
            int c = cellOf[row];
            if (c >= 0) {
                int i = rows.participant().get(row);
                residuals(cells[c], means[c], i, beta, residuals);
                score(cells[c], i, weights[row], residuals, sum, 0);
            }
        }
        return sum;
    }

    private void residuals(Cell cell, double[] mean, int i, double[] beta, double[] residuals) {
        double common = 0;
        for (int k = 0; k < q; k++) {
            common += beta[p + k] * covariates[i * q + k];
        }
        int from = i * visits;
        for (int j : cell.observed()) {
            residuals[j] = outcomes[from + j] - mean[j] - common;
        }
    }

    /// Adds `w X'R⁻¹ r` to `into`, from `start`.
    private void score(Cell cell, int i, double weight, double[] residuals, double[] into, int start) {
        double[] ta = cell.timeByInverse();
        double[] sumsOfInverse = cell.sums();
        int[] observed = cell.observed();
        double common = 0;
        for (int j : observed) {
            common += sumsOfInverse[j] * residuals[j];
        }
        for (int k : cell.terms()) {
            double along = 0;
            for (int j : observed) {
                along += ta[k * visits + j] * residuals[j];
            }
            into[start + k] += weight * along;
        }
        for (int k = 0; k < q; k++) {
            into[start + p + k] += weight * common * covariates[i * q + k];
        }
    }

    /// The products of residuals by regime.
    @Override
    public List<ResidualMoments> moments(double[] beta) {
        WorkingCorrelation one = WorkingCorrelation.independence(visits);
        Cell[] cells = cells(rows.regimes().stream().map(regime -> one).toList());
        double[][] means = means(cells, beta);
        var moments = new ArrayList<ResidualMoments>();
        rows.regimes().forEach(regime -> moments.add(new ResidualMoments(visits)));
        var residuals = new double[visits];
        for (int row = 0; row < weights.length; row++) {
            int c = cellOf[row];
            if (c >= 0) {
                residuals(cells[c], means[c], rows.participant().get(row), beta, residuals);
                moments.get(rows.regime().get(row)).add(weights[row], residuals, cells[c].observed());
            }
        }
        return moments;
    }

    /// `(Σ w X'R⁻¹X)⁻¹` of the last solution.
    @Override
    public Matrix inverse() {
        if (normal == null) {
            throw new IllegalStateException("Solve before asking for the inverse.");
        }
        return normal.inverse();
    }

    @Override
    public ClusterScores scores(
            List<WorkingCorrelation> working, double[] beta, Grouping clusters, boolean withInformation) {
        Cell[] cells = cells(working);
        double[][] means = means(cells, beta);
        var all = new ClusterScores(clusters.groups(), p + q, withInformation);
        var residuals = new double[visits];
        for (int row = 0; row < weights.length; row++) {
            int c = cellOf[row];
            if (c >= 0) {
                int i = rows.participant().get(row);
                residuals(cells[c], means[c], i, beta, residuals);
                score(cells[c], i, weights[row], residuals, all.scores(), clusters.get(i) * (p + q));
                if (withInformation) {
                    var one = new RowSums(q, visits);
                    one.add(weights[row], covariates, outcomes, i);
                    var own = new NormalEquations(terms);
                    one.addTo(cells[c], own.crossproduct(), new double[p + q]);
                    own.addTo(all.information(clusters.get(i)));
                }
            }
        }
        return all;
    }
}
