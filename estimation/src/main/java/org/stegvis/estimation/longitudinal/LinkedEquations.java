package org.stegvis.estimation.longitudinal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.linear.NormalEquations;
import org.stegvis.estimation.regimes.RegimeRows;

/// The equations for the logit and the log link, whose slope is the variance function too. With `S` the slopes
/// of a row at its visits, `X̃ = S^½ X` and `r̃ = S^-½ (Y - μ)`, the score of a row is `w X̃'R⁻¹r̃` and its
/// information `w X̃'R⁻¹X̃`.
///
/// Under independence they are those of a generalised linear model, which tells separation and aliasing; from there
/// Fisher's scoring goes on under the working correlation.
/// Source: LIANG & ZEGER 1986, Biometrika 73, section 3.
final class LinkedEquations implements Equations {
    private static final int MOST = 100;
    private static final double CLOSE = 1e-11;

    private final LinkedRows rows;
    private @Nullable NormalEquations normal;
    private double @Nullable [] start;

    LinkedEquations(RegimeRows rows, Repeated repeated, TimeDesign time, Column probabilities, Link link) {
        this.rows = new LinkedRows(rows, repeated, time, probabilities, link);
    }

    @Override
    public List<String> terms() {
        return rows.terms();
    }

    @Override
    public int outcomes() {
        return rows.outcomes();
    }

    @Override
    public Fitting<double[]> solve(List<WorkingCorrelation> working) {
        double[] from = start;
        if (from == null) {
            return rows.independent().then(found -> {
                start = found;
                return scoring(working, found);
            });
        }
        return scoring(working, from);
    }

    private Fitting<double[]> scoring(List<WorkingCorrelation> working, double[] from) {
        double[] beta = from.clone();
        double change = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < MOST; iteration++) {
            var equations = new NormalEquations(rows.terms());
            var score = new double[rows.terms().size()];
            var rowAt = rows.new RowAt();
            for (int row = 0; row < rows.count(); row++) {
                rowAt.read(row, beta);
                rowAt.add(working, equations.crossproduct(), score, 0);
            }
            normal = equations;
            Fitting<NormalEquations> factored = equations.factor();
            if (!(factored instanceof Fitting.Fitted<NormalEquations>(var solver))) {
                return factored.map(any -> beta);
            }
            if (change < CLOSE) {
                return new Fitting.Fitted<>(beta);
            }
            double[] move = solver.solve(score);
            change = 0;
            for (int k = 0; k < beta.length; k++) {
                beta[k] += move[k];
                change = Math.max(change, Math.abs(move[k]) / (1 + Math.abs(beta[k])));
            }
            if (Double.isNaN(change)) {
                break;
            }
        }
        return new Fitting.NotFitted<>(new Diagnosis.NotConverged(MOST, change));
    }

    @Override
    public List<ResidualMoments> moments(double[] beta) {
        var moments = new ArrayList<ResidualMoments>();
        rows.rows().regimes().forEach(regime -> moments.add(new ResidualMoments(rows.visits())));
        var rowAt = rows.new RowAt();
        for (int row = 0; row < rows.count(); row++) {
            rowAt.read(row, beta);
            moments.get(rows.rows().regime().get(row)).add(rows.weight(row), rowAt.residuals(), rowAt.observed());
        }
        return moments;
    }

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
        int size = rows.terms().size();
        var all = new ClusterScores(clusters.groups(), size, withInformation);
        var rowAt = rows.new RowAt();
        var own = new NormalEquations(rows.terms());
        for (int row = 0; row < rows.count(); row++) {
            rowAt.read(row, beta);
            int cluster = clusters.get(rows.rows().participant().get(row));
            if (withInformation) {
                own = new NormalEquations(rows.terms());
            }
            rowAt.add(working, own.crossproduct(), all.scores(), cluster * size);
            if (withInformation) {
                own.addTo(all.information(cluster));
            }
        }
        return all;
    }
}
