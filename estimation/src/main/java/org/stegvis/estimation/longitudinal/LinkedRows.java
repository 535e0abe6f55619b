package org.stegvis.estimation.longitudinal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.GeneralisedLinearModel;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.regimes.RegimeRows;

/// The rows of the equations with the logit and the log link: who counts for which regime at which weight, with
/// outcomes and covariates participant by participant.
final class LinkedRows {
    private final RegimeRows rows;
    private final TimeDesign time;
    private final Link link;
    private final List<String> terms;
    private final int visits;
    private final int p;
    private final int q;
    private final double[] weights;
    private final double[][] outcomes;
    private final double[][] covariates;
    private final int[] masks;

    LinkedRows(RegimeRows rows, Repeated repeated, TimeDesign time, Column probabilities, Link link) {
        this.rows = rows;
        this.time = time;
        this.link = link;
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
        outcomes = new double[n][visits];
        covariates = new double[n][q];
        masks = new int[n];
        List<Column> centred =
                repeated.covariates().columns().stream().map(Column::centred).toList();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < visits; j++) {
                outcomes[i][j] = repeated.outcomes().get(j).get(i);
                masks[i] |= Double.isNaN(outcomes[i][j]) ? 0 : 1 << j;
            }
            for (int k = 0; k < q; k++) {
                covariates[i][k] = centred.get(k).get(i);
            }
        }
    }

    List<String> terms() {
        return terms;
    }

    int visits() {
        return visits;
    }

    RegimeRows rows() {
        return rows;
    }

    int count() {
        return weights.length;
    }

    double weight(int row) {
        return weights[row];
    }

    /// How many outcomes stand in the equations, each once for every regime.
    int outcomes() {
        int count = 0;
        for (int row = 0; row < weights.length; row++) {
            count += Integer.bitCount(masks[rows.participant().get(row)]);
        }
        return count;
    }

    /// The fit under independence, each outcome of a row being one of the model's.
    Fitting<double[]> independent() {
        int size = p + q;
        int count = outcomes();
        var columns = new double[size][count];
        var response = new double[count];
        var weight = new double[count];
        var participant = new int[count];
        int next = 0;
        for (int row = 0; row < weights.length; row++) {
            int i = rows.participant().get(row);
            Matrix design = time.regimes().get(rows.regime().get(row));
            for (int j = 0; j < visits; j++) {
                if ((masks[i] & 1 << j) != 0) {
                    for (int k = 0; k < p; k++) {
                        columns[k][next] = design.get(j, k);
                    }
                    for (int k = 0; k < q; k++) {
                        columns[p + k][next] = covariates[i][k];
                    }
                    response[next] = outcomes[i][j];
                    weight[next] = weights[row];
                    participant[next++] = i;
                }
            }
        }
        var design =
                new Design(count, terms, Arrays.stream(columns).map(Column::of).toList());
        return new GeneralisedLinearModel(
                        design,
                        Column.of(response),
                        Column.of(weight),
                        Grouping.of(rows.participants(), count, row -> participant[row]),
                        link)
                .fit()
                .map(fit -> fit.coefficients().toArray());
    }

    /// One row at some coefficients: its design and its residuals, both standardised.
    final class RowAt {
        private int row;
        private final double[][] design = new double[visits][p + q];
        private final double[] residuals = new double[visits];

        void read(int number, double[] beta) {
            row = number;
            int i = rows.participant().get(row);
            Matrix at = time.regimes().get(rows.regime().get(row));
            for (int j = 0; j < visits; j++) {
                residuals[j] = 0;
                if ((masks[i] & 1 << j) == 0) {
                    continue;
                }
                double eta = 0;
                for (int k = 0; k < p + q; k++) {
                    design[j][k] = k < p ? at.get(j, k) : covariates[i][k - p];
                    eta += design[j][k] * beta[k];
                }
                double root = Math.sqrt(link.slope(eta));
                residuals[j] = root * link.working(outcomes[i][j], eta);
                for (int k = 0; k < p + q; k++) {
                    design[j][k] *= root;
                }
            }
        }

        double[] residuals() {
            return residuals;
        }

        int[] observed() {
            int mask = masks[rows.participant().get(row)];
            return IntStream.range(0, visits).filter(j -> (mask & 1 << j) != 0).toArray();
        }

        /// Adds the information (upper triangle) and, from `start`, the score.
        void add(List<WorkingCorrelation> working, double[] information, double[] scores, int start) {
            int mask = masks[rows.participant().get(row)];
            if (mask == 0) {
                return;
            }
            WorkingCorrelation.Inverse inverse =
                    working.get(rows.regime().get(row)).inverse(mask);
            int[] observed = inverse.observed();
            int size = p + q;
            for (int k = 0; k < size; k++) {
                for (int h : observed) {
                    double along = 0;
                    for (int j : observed) {
                        along += design[j][k] * inverse.values()[j * visits + h];
                    }
                    if (along != 0) {
                        along *= weights[row];
                        scores[start + k] += along * residuals[h];
                        for (int l = k; l < size; l++) {
                            information[k * size + l] += along * design[h][l];
                        }
                    }
                }
            }
        }
    }
}
