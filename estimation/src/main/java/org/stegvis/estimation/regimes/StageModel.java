package org.stegvis.estimation.regimes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fit;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.GeneralisedLinearModel;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.linear.SmallSample;
import org.stegvis.protocol.estimator.Correction;

/// The regression at one stage of one regime, and what it predicts for every member.
///
/// @param kept positions, among the members, of those it was fitted on
/// @param design members x p: one indicator a situation, then covariates
/// @param predicted one a member
/// @param slopes the derivative of the prediction by the linear predictor
/// @param factors for each of those kept, by how much a correction enlarges the residual
/// @param hasCovariates whether it is more than a mean a cell
record StageModel(
        int[] members,
        int[] kept,
        Design design,
        Fit fit,
        Matrix scores,
        Column predicted,
        Column slopes,
        Column factors,
        boolean hasCovariates) {

    /// @param outcome one a participant: the outcome, or what the stage after predicts; read for those who
    /// kept to the regime
    static Fitting<StageModel> of(
            RegimeStages.Stage stage, String regime, Column outcome, Link link, Correction correction) {
        int[] kept = IntStream.range(0, stage.members().length)
                .filter(i -> stage.kept()[i])
                .toArray();
        List<String> empty = empty(stage, kept);
        if (!empty.isEmpty()) {
            return new Fitting.NotFitted<>(new Diagnosis.NobodyIn(
                    empty.stream().map(each -> regime + " after " + each).toList()));
        }
        Design design = Design.indicators(stage.situations(), stage.cells()).and(stage.covariates());
        Column response = Column.of(kept.length, i -> outcome.get(stage.members()[kept[i]]));
        var model = new GeneralisedLinearModel(
                design.at(kept), response, Column.constant(kept.length, 1), Grouping.each(kept.length), link);
        return model.fit().map(fit -> {
            Column predictors = Column.of(stage.members().length, i -> {
                double eta = 0;
                for (int j = 0; j < fit.terms().size(); j++) {
                    eta += fit.coefficients().get(j) * design.columns().get(j).get(i);
                }
                return eta;
            });
            return new StageModel(
                    stage.members(),
                    kept,
                    design,
                    fit,
                    model.scores(fit, correction),
                    Column.of(predictors.size(), i -> link.mean(predictors.get(i))),
                    Column.of(predictors.size(), i -> link.slope(predictors.get(i))),
                    Column.of(
                            kept.length,
                            i -> SmallSample.factor(
                                    correction, leverage(design, fit, kept[i], link.slope(predictors.get(kept[i]))))),
                    !stage.covariates().terms().isEmpty());
        });
    }

    /// How many coefficients Student's t allows for.
    int fitted() {
        return hasCovariates ? fit.terms().size() : 1;
    }

    /// `μ' x'(X'WX)⁻¹x` of one participant.
    private static double leverage(Design design, Fit fit, int member, double slope) {
        int p = fit.terms().size();
        double sum = 0;
        for (int j = 0; j < p; j++) {
            double x = design.columns().get(j).get(member);
            for (int l = 0; l < p && x != 0; l++) {
                sum += x
                        * fit.inverseInformation().get(j, l)
                        * design.columns().get(l).get(member);
            }
        }
        return slope * sum;
    }

    /// Situations from which nobody kept to the regime.
    private static List<String> empty(RegimeStages.Stage stage, int[] kept) {
        var seen = new boolean[stage.situations().size()];
        for (int i : kept) {
            seen[stage.cells().get(i)] = true;
        }
        var empty = new ArrayList<String>();
        for (int cell = 0; cell < seen.length; cell++) {
            if (!seen[cell]) {
                empty.add(stage.situations().get(cell));
            }
        }
        return empty;
    }
}
