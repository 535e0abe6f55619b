package org.stegvis.estimation.tailoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;

/// The covariance of all coefficients of backward induction together, by the influence of each participant.
///
/// A choice solves `Σ w z (y - x'θ) = 0`. Its y depends on the coefficients of the decisions after it, so that
/// participant i has the influence `B⁻¹ (w z (y - x'θ) + C φ_i)` with `B = Σ w z x'`, `C = Σ w z ∂y/∂θ'` and φ_i
/// the influence on those coefficients. The derivative is that of the best option's mean, which is right where one
/// option is better than the others; where none is (non-regularity) use [MOutOfN]. Where probabilities were
/// estimated, what a regression of the influences on the scores of their model leaves takes their place.
///
/// Source: STEFANSKI & BOOS 2002, American Statistician 56, for stacked equations; ROBINS 2004; CHAKRABORTY & MOODIE
/// 2013, chapters 4 and 8. Reference: `TailoringReference`, `crosscheck/tailoring.R`.
///
/// @param clusters of the participants
/// @param scores participants x q, of the models of the probabilities; no columns where they are known
public record Sandwich(Learned learned, Equation equation, Onwards onwards, Grouping clusters, Matrix scores) {

    /// All coefficients with their covariance, choice by choice in the order of time.
    public JointEstimate all() {
        List<Learned.Choice> choices = learned.choices();
        var names = new ArrayList<String>();
        choices.forEach(choice -> names.addAll(choice.point().names()));
        var values = new ArrayList<Double>();
        choices.forEach(choice -> {
            for (double value : choice.coefficients().toArray()) {
                values.add(value);
            }
        });
        Matrix covariance = influence().sums(clusters).residualCrossproduct(scores.sums(clusters));
        return new JointEstimate(names, Column.of(values.size(), values::get), covariance, Reference.normal());
    }

    /// The covariance of one choice that takes the decisions after it and the probabilities as given.
    ///
    /// @throws IllegalStateException when the equations are singular, which a fit never leaves them
    public static Matrix asIfGiven(Learned learned, int stage, int choice, Equation equation) {
        Learned.Stage at = learned.stages().get(stage);
        Learned.Choice of = at.choices().get(choice);
        int participants = at.outcome().size();
        double[][] scores = scores(of, at.outcome(), equation, participants);
        return Matrix.ofRows(scores).crossproduct().quadratic(bread(of, equation));
    }

    private Matrix influence() {
        int n = clusters.rows();
        int total = learned.choices().stream()
                .mapToInt(choice -> choice.point().terms())
                .sum();
        var influence = new double[n][total];
        var slopes = new double[n][total];
        int end = total;
        for (Learned.Stage stage : learned.stages().reversed()) {
            var starts = new int[stage.choices().size()];
            int start = end;
            for (int c = stage.choices().size() - 1; c >= 0; c--) {
                start -= stage.choices().get(c).point().terms();
                starts[c] = start;
                one(stage.choices().get(c), stage.outcome(), start, end, influence, slopes);
            }
            for (int c = 0; c < starts.length; c++) {
                moveOn(stage.choices().get(c), starts[c], slopes);
            }
            end = start;
        }
        return Matrix.ofRows(influence);
    }

    /// @param after where the coefficients of the decisions after begin
    private void one(
            Learned.Choice choice, Column outcome, int start, int after, double[][] influence, double[][] slopes) {
        ChoicePoint point = choice.point();
        int terms = point.terms();
        int total = slopes[0].length;
        double[][] u = scores(choice, outcome, equation, influence.length);
        var crossed = new double[terms][total];
        for (int i = 0; i < point.size(); i++) {
            double weight = equation.weight(point, i);
            double[] z = equation.instruments(point, i);
            double[] slope = slopes[point.members()[i]];
            for (int j = 0; j < terms; j++) {
                for (int k = after; k < total; k++) {
                    crossed[j][k] += weight * z[j] * slope[k];
                }
            }
        }
        Matrix bread = bread(choice, equation);
        for (int i = 0; i < influence.length; i++) {
            for (int j = 0; j < terms; j++) {
                for (int k = after; k < total; k++) {
                    u[i][j] += crossed[j][k] * influence[i][k];
                }
            }
            for (int j = 0; j < terms; j++) {
                for (int k = 0; k < terms; k++) {
                    influence[i][start + j] += bread.get(j, k) * u[i][k];
                }
            }
        }
    }

    private void moveOn(Learned.Choice choice, int start, double[][] slopes) {
        ChoicePoint point = choice.point();
        for (int i = 0; i < point.size(); i++) {
            double[] slope = slopes[point.members()[i]];
            double[] best = point.row(i, choice.best()[i]);
            double[] given = point.row(i, point.received().get(i));
            switch (onwards) {
                case PREDICTED -> {
                    Arrays.fill(slope, 0);
                    System.arraycopy(best, 0, slope, start, best.length);
                }
                case OBSERVED -> {
                    for (int j = 0; j < best.length; j++) {
                        slope[start + j] += best[j] - given[j];
                    }
                }
            }
        }
    }

    /// `w z (y - x'θ)` of each participant, zero for those who are no members.
    private static double[][] scores(Learned.Choice choice, Column outcome, Equation equation, int participants) {
        ChoicePoint point = choice.point();
        var scores = new double[participants][point.terms()];
        for (int i = 0; i < point.size(); i++) {
            int member = point.members()[i];
            double residual =
                    outcome.get(member) - choice.predicted(i, point.received().get(i));
            double[] z = equation.instruments(point, i);
            double weight = equation.weight(point, i);
            for (int j = 0; j < z.length; j++) {
                scores[member][j] = weight * z[j] * residual;
            }
        }
        return scores;
    }

    private static Matrix bread(Learned.Choice choice, Equation equation) {
        @Nullable Matrix inverse = SquareSystem.inverse(BackwardInduction.crossed(choice.point(), equation));
        if (inverse == null) {
            throw new IllegalStateException("The equations of '%s' are singular at their solution."
                    .formatted(choice.point().name()));
        }
        return inverse;
    }
}
