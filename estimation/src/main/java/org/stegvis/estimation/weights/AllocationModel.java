package org.stegvis.estimation.weights;

import java.util.Arrays;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.linear.MultinomialLogit;

/// How the probability of the option received at one decision is estimated, among those randomised there.
///
/// Estimating probabilities that are known makes the estimator more precise, not less, once the covariance
/// allows for it. Source: ROBINS, ROTNITZKY & ZHAO 1994, JASA 89, section 6; HIRANO, IMBENS & RIDDER 2003,
/// Econometrica 71.
public sealed interface AllocationModel {

    ReceivedOptions options();

    /// The estimated probabilities, or why there are none.
    Fitting<AllocationProbabilities> fit();

    /// Logistic (with more than two options, multinomial logistic) in `covariates`: one row a participant; the
    /// rows of those not randomised are not read.
    record Logistic(ReceivedOptions options, Design covariates) implements AllocationModel {
        public Logistic {
            requireRows(options, covariates.rows(), "covariates");
        }

        @Override
        public Fitting<AllocationProbabilities> fit() {
            int[] randomised = options.received().members();
            Design design = Design.intercept(randomised.length).and(covariates.at(randomised));
            Grouping received = Grouping.of(
                    options.options().size(),
                    randomised.length,
                    i -> options.received().get(randomised[i]));
            return new MultinomialLogit(design, options.options(), received)
                    .fit()
                    .map(fit -> {
                        int n = options.participants();
                        int[] place = places(randomised, n);
                        return new AllocationProbabilities(
                                Column.of(
                                        n,
                                        i -> place[i] < 0
                                                ? 1
                                                : fit.probabilities().get(place[i], received.get(place[i]))),
                                Matrix.of(
                                        n,
                                        fit.terms().size(),
                                        (i, j) ->
                                                place[i] < 0 ? 0 : fit.scores().get(place[i], j)));
                    });
        }
    }

    /// The observed proportions in each cell of the history (say, first option by response): the saturated
    /// model. The cell of those not randomised is not read.
    record Proportions(ReceivedOptions options, Grouping cells) implements AllocationModel {
        public Proportions {
            requireRows(options, cells.rows(), "cells");
            for (int row : options.received().members()) {
                if (cells.get(row) == Grouping.NONE) {
                    throw new IllegalArgumentException(
                            "cells has no cell for participant %d, who was randomised at decision %s; give one."
                                    .formatted(row, options.decision()));
                }
            }
        }

        @Override
        public Fitting<AllocationProbabilities> fit() {
            int n = options.participants();
            int choices = options.options().size();
            var counts = new int[cells.groups()][choices];
            int[] randomised = options.received().members();
            if (randomised.length == 0) {
                return new NotFitted<>(new Diagnosis.NobodyIn(options.options()));
            }
            for (int row : randomised) {
                counts[cells.get(row)][options.received().get(row)]++;
            }
            var totals = Arrays.stream(counts)
                    .mapToInt(count -> Arrays.stream(count).sum())
                    .toArray();
            int free = choices - 1;
            return new Fitted<>(new AllocationProbabilities(
                    Column.of(n, i -> {
                        int received = options.received().get(i);
                        return received == Grouping.NONE
                                ? 1
                                : (double) counts[cells.get(i)][received] / totals[cells.get(i)];
                    }),
                    // Column (cell, option k > 0): the indicator of k less its proportion, inside the cell.
                    Matrix.of(n, cells.groups() * free, (i, j) -> {
                        int received = options.received().get(i);
                        if (received == Grouping.NONE || cells.get(i) != j / free) {
                            return 0;
                        }
                        int option = j % free + 1;
                        return (received == option ? 1 : 0)
                                - (double) counts[cells.get(i)][option] / totals[cells.get(i)];
                    })));
        }
    }

    private static void requireRows(ReceivedOptions options, int rows, String variable) {
        if (rows != options.participants()) {
            throw new IllegalArgumentException(
                    "%s has %d rows but decision %s has %d participants; give one row each, also for those not randomised."
                            .formatted(variable, rows, options.decision(), options.participants()));
        }
    }

    /// Where each participant stands among `members`, or -1.
    private static int[] places(int[] members, int participants) {
        var places = new int[participants];
        Arrays.fill(places, -1);
        for (int i = 0; i < members.length; i++) {
            places[members[i]] = i;
        }
        return places;
    }
}
