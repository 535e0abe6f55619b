package org.stegvis.estimation.tailoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// Backward induction on one part of the participants, when the coefficients of later decisions are known.
///
/// What a pass over all parts must add up is told by [#equations] for one decision, from the last to the first, and by
/// [#meat] in the end. Source of the formulas: as [BackwardInduction] and [Sandwich].
///
/// @param stages the choices of these participants at each decision, in the order of time
public record SummedInduction(
        List<List<ChoicePoint>> stages, Column outcome, boolean higherIsBetter, Equation equation, Onwards onwards) {
    public SummedInduction {
        stages = stages.stream().map(List::copyOf).toList();
    }

    /// The solved equations of one choice over all participants.
    ///
    /// @param coefficients θ
    /// @param bread `B⁻¹`
    /// @param later `C`: terms rows, a column for each coefficient of the decisions after
    public record Solved(Column coefficients, Matrix bread, double[][] later) {}

    /// Where the equations of a choice stand in a row of numbers: `B` row by row, `Σ w z y`, then `C` row by row.
    ///
    /// @param terms of the choice
    /// @param after how many coefficients the decisions after it have
    public record Layout(int terms, int after) {
        public int size() {
            return terms * (terms + 1 + after);
        }

        /// Solves the equations of a choice that all parts have added up; null when they are singular.
        ///
        /// @param sums in this layout
        public @Nullable Solved solve(double[] sums) {
            var crossed = new double[terms][];
            var later = new double[terms][];
            for (int j = 0; j < terms; j++) {
                crossed[j] = Arrays.copyOfRange(sums, j * terms, (j + 1) * terms);
                int start = terms * (terms + 1) + j * after;
                later[j] = Arrays.copyOfRange(sums, start, start + after);
            }
            Matrix bread = SquareSystem.inverse(crossed);
            return bread == null
                    ? null
                    : new Solved(bread.times(Column.of(terms, j -> sums[terms * terms + j])), bread, later);
        }
    }

    /// For each choice of a stage its equations.
    ///
    /// @param solved of the stages after it, in the order of time
    public List<double[]> equations(int stage, List<List<Solved>> solved) {
        var state = new State(solved, stage + 1);
        for (int later = stages.size() - 1; later > stage; later--) {
            state.moveOn(later);
        }
        List<double[]> all = new ArrayList<>();
        for (ChoicePoint point : stages.get(stage)) {
            all.add(state.equations(point));
        }
        return all;
    }

    /// `Σ φ φ'` of the influence of each participant on all coefficients, row by row.
    ///
    /// @param solved of all stages
    public double[] meat(List<List<Solved>> solved) {
        var state = new State(solved, 0);
        for (int stage = stages.size() - 1; stage >= 0; stage--) {
            state.influence(stage);
            state.moveOn(stage);
        }
        var meat = new double[state.total * state.total];
        for (double[] each : state.influence) {
            for (int j = 0; j < state.total; j++) {
                for (int k = 0; k < state.total; k++) {
                    meat[j * state.total + k] += each[j] * each[k];
                }
            }
        }
        return meat;
    }

    /// What stands for the outcome on the way from the last decision to the first, and how it depends on the
    /// coefficients known.
    private final class State {
        private final List<List<Solved>> solved;
        private final int first;
        private final double[] current = outcome.toArray();
        private final double[][] slopes;
        private final double[][] influence;
        private final int total;

        /// @param first the stage of the first element of `solved`
        State(List<List<Solved>> solved, int first) {
            this.solved = solved;
            this.first = first;
            this.total = solved.stream()
                    .flatMap(List::stream)
                    .mapToInt(each -> each.coefficients().size())
                    .sum();
            this.slopes = new double[current.length][total];
            this.influence = new double[current.length][total];
        }

        private Solved at(int stage, int choice) {
            return solved.get(stage - first).get(choice);
        }

        private int start(int stage, int choice) {
            int start = 0;
            for (int s = first; s <= stage; s++) {
                List<Solved> here = solved.get(s - first);
                for (int c = 0; c < (s == stage ? choice : here.size()); c++) {
                    start += here.get(c).coefficients().size();
                }
            }
            return start;
        }

        double[] equations(ChoicePoint point) {
            int terms = point.terms();
            var sums = new double[new Layout(terms, total).size()];
            for (int i = 0; i < point.size(); i++) {
                int member = point.members()[i];
                double weight = equation.weight(point, i);
                double[] z = equation.instruments(point, i);
                double[] x = point.row(i, point.received().get(i));
                for (int j = 0; j < terms; j++) {
                    double wz = weight * z[j];
                    for (int k = 0; k < terms; k++) {
                        sums[j * terms + k] += wz * x[k];
                    }
                    sums[terms * terms + j] += wz * current[member];
                    int start = terms * (terms + 1) + j * total;
                    for (int k = 0; k < total; k++) {
                        sums[start + k] += wz * slopes[member][k];
                    }
                }
            }
            return sums;
        }

        void influence(int stage) {
            List<ChoicePoint> points = stages.get(stage);
            for (int c = 0; c < points.size(); c++) {
                Solved found = at(stage, c);
                ChoicePoint point = points.get(c);
                int start = start(stage, c);
                int after = start(stage, points.size());
                var scores = new double[current.length][];
                for (int i = 0; i < point.size(); i++) {
                    int member = point.members()[i];
                    double residual =
                            current[member] - fitted(point, i, point.received().get(i), found);
                    double weight = equation.weight(point, i) * residual;
                    double[] z = equation.instruments(point, i);
                    for (int j = 0; j < z.length; j++) {
                        z[j] *= weight;
                    }
                    scores[member] = z;
                }
                for (int i = 0; i < current.length; i++) {
                    int terms = point.terms();
                    double[] u = scores[i] == null ? new double[terms] : scores[i];
                    for (int j = 0; j < terms; j++) {
                        for (int k = after; k < total; k++) {
                            u[j] += found.later()[j][k - after] * influence[i][k];
                        }
                    }
                    for (int j = 0; j < terms; j++) {
                        for (int k = 0; k < terms; k++) {
                            influence[i][start + j] += found.bread().get(j, k) * u[k];
                        }
                    }
                }
            }
        }

        void moveOn(int stage) {
            for (int c = 0; c < stages.get(stage).size(); c++) {
                moveOn(stages.get(stage).get(c), at(stage, c), start(stage, c));
            }
        }

        private void moveOn(ChoicePoint point, Solved found, int start) {
            int[] best = new BackwardInduction(List.of(), Column.of(0, i -> 0), higherIsBetter, equation, onwards)
                    .best(point, found.coefficients());
            for (int i = 0; i < point.size(); i++) {
                int member = point.members()[i];
                int received = point.received().get(i);
                double[] row = point.row(i, best[i]);
                double[] given = point.row(i, received);
                switch (onwards) {
                    case PREDICTED -> {
                        current[member] = fitted(point, i, best[i], found);
                        Arrays.fill(slopes[member], 0);
                        System.arraycopy(row, 0, slopes[member], start, row.length);
                    }
                    case OBSERVED -> {
                        current[member] += point.effect(i, best[i], found.coefficients())
                                - point.effect(i, received, found.coefficients());
                        for (int j = 0; j < row.length; j++) {
                            slopes[member][start + j] += row[j] - given[j];
                        }
                    }
                }
            }
        }

        private static double fitted(ChoicePoint point, int member, int option, Solved found) {
            double[] row = point.row(member, option);
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                sum += row[j] * found.coefficients().get(j);
            }
            return sum;
        }
    }
}
