package org.stegvis.estimation.tailoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.GeneralisedLinearModel;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;

/// Learns which option is best for whom, from the last decision to the first.
///
/// At each decision what stands for the outcome is modelled among those to whom chance gave an option; the option
/// with the best mean is the rule, and what it is worth stands for the outcome at the decision before. Who was not
/// allocated by chance at a decision passes it by with what stood for their outcome.
///
/// Source: MURPHY 2003, JRSS B 65; CHAKRABORTY & MOODIE 2013, Statistical Methods for Dynamic Treatment Regimes,
/// chapters 3 to 5. Reference: `TailoringReference`.
///
/// @param stages the choices at each decision, in the order of time; a participant is in one of a decision at most
/// @param outcome one a participant, finite
/// @param higherIsBetter which way the outcome should go
public record BackwardInduction(
        List<List<ChoicePoint>> stages, Column outcome, boolean higherIsBetter, Equation equation, Onwards onwards) {
    public BackwardInduction {
        stages = stages.stream().map(List::copyOf).toList();
        outcome.requireFinite("outcome");
    }

    public Fitting<Learned> fit() {
        var found = new ArrayList<Learned.Stage>();
        double[] current = outcome.toArray();
        for (List<ChoicePoint> stage : stages.reversed()) {
            var choices = new ArrayList<Learned.Choice>();
            Column here = Column.of(current);
            for (ChoicePoint point : stage) {
                switch (coefficients(point, here)) {
                    case NotFitted<Column>(var why) -> {
                        return new NotFitted<>(why);
                    }
                    case Fitted<Column>(var coefficients) ->
                        choices.add(new Learned.Choice(point, coefficients, best(point, coefficients)));
                }
            }
            found.add(new Learned.Stage(choices, here));
            choices.forEach(choice -> moveOn(choice, current));
        }
        Collections.reverse(found);
        return new Fitted<>(new Learned(found));
    }

    private void moveOn(Learned.Choice choice, double[] current) {
        ChoicePoint point = choice.point();
        for (int i = 0; i < point.size(); i++) {
            int best = choice.best()[i];
            current[point.members()[i]] = switch (onwards) {
                case PREDICTED -> choice.predicted(i, best);
                case OBSERVED ->
                    current[point.members()[i]]
                            + choice.effect(i, best)
                            - choice.effect(i, point.received().get(i));
            };
        }
    }

    private Fitting<Column> coefficients(ChoicePoint point, Column all) {
        List<String> nobody = nobody(point);
        if (!nobody.isEmpty()) {
            return new NotFitted<>(new Diagnosis.NobodyIn(nobody));
        }
        Column response = all.at(point.members());
        Column weights = Column.of(point.size(), i -> equation.weight(point, i));
        var model = new GeneralisedLinearModel(
                point.observed(), response, weights, Grouping.each(point.size()), Link.IDENTITY);
        return model.fit()
                .then(fit -> equation == Equation.G_ESTIMATION
                        ? gEstimation(point, response)
                        : new Fitted<>(fit.coefficients()));
    }

    /// The options that no member received.
    private static List<String> nobody(ChoicePoint point) {
        int[] counts = point.received().counts();
        var nobody = new ArrayList<String>();
        for (int j = 0; j < counts.length; j++) {
            if (counts[j] == 0) {
                nobody.add(point.options().get(j) + " at " + point.name());
            }
        }
        return nobody;
    }

    private Fitting<Column> gEstimation(ChoicePoint point, Column response) {
        int terms = point.terms();
        var right = new double[terms];
        for (int i = 0; i < point.size(); i++) {
            double[] z = equation.instruments(point, i);
            for (int j = 0; j < terms; j++) {
                right[j] += z[j] * response.get(i);
            }
        }
        @Nullable Matrix inverse = SquareSystem.inverse(crossed(point, equation));
        return inverse == null
                ? new NotFitted<>(new Diagnosis.Aliased(point.names().subList(point.start(1), terms)))
                : new Fitted<>(inverse.times(Column.of(right)));
    }

    /// `Σ w z x'`.
    static double[][] crossed(ChoicePoint point, Equation equation) {
        int terms = point.terms();
        var sums = new double[terms][terms];
        for (int i = 0; i < point.size(); i++) {
            double weight = equation.weight(point, i);
            double[] z = equation.instruments(point, i);
            double[] x = point.row(i, point.received().get(i));
            for (int j = 0; j < terms; j++) {
                for (int k = 0; k < terms; k++) {
                    sums[j][k] += weight * z[j] * x[k];
                }
            }
        }
        return sums;
    }

    /// For each member the option with the best mean under these coefficients.
    int[] best(ChoicePoint point, Column coefficients) {
        var best = new int[point.size()];
        for (int i = 0; i < best.length; i++) {
            double most = 0;
            for (int option = 1; option < point.options().size(); option++) {
                double effect = point.effect(i, option, coefficients);
                double good = higherIsBetter ? effect : -effect;
                if (good > most) {
                    most = good;
                    best[i] = option;
                }
            }
        }
        return best;
    }

    /// The same learning from a sample of the participants.
    ///
    /// @param places of each choice, by stage, as [ChoicePoint#places]
    BackwardInduction sample(int[] drawn, List<List<int[]>> places) {
        var sampled = new ArrayList<List<ChoicePoint>>();
        for (int s = 0; s < stages.size(); s++) {
            var points = new ArrayList<ChoicePoint>();
            for (int c = 0; c < stages.get(s).size(); c++) {
                points.add(stages.get(s).get(c).sample(drawn, places.get(s).get(c)));
            }
            sampled.add(points);
        }
        return new BackwardInduction(sampled, outcome.at(drawn), higherIsBetter, equation, onwards);
    }

    List<List<int[]>> places() {
        return stages.stream()
                .map(stage -> stage.stream()
                        .map(point -> point.places(outcome.size()))
                        .toList())
                .toList();
    }
}
