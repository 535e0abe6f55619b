package org.stegvis.estimation.regimes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Referral;

/// The values of regimes by iterated regressions, from the last decision to the first: G-computation, or
/// augmented inverse probability weighting where the regressions only add precision to what the
/// probabilities make right.
///
/// At stage k, among those who kept to the regime through it, what the stage after predicts (at the last
/// stage the outcome Y) is regressed on the situation (one mean a cell) and covariates; the fit predicts
/// `Q_k` for all who kept to the regime before it.
/// - G-computation: `V = (1/n) Σ_i Q_1i`. Without covariates this is the formula with observed proportions.
///   The influence of a participant adds up over the stages, by the derivative of each regression along the
///   one after it.
/// - Augmented: `V = (1/n) Σ_i { C_K W_K Y + Σ_k (C_{k-1} W_{k-1} - C_k W_k) Q_k }`, where `C_k` says
///   whether i kept to the regime through stage k and `W_k` is one over the probability of it.
///
/// A correction acts on the residuals of the outcome at the last stage, where Kauermann and Carroll's makes
/// the variance within a cell the one with n - 1 below, and on those of every regression with covariates. A
/// regression follows its own participants, so its residuals are too small, by one less the leverage: in a
/// regime that a third of 100 participants keep to, six coefficients take a sixth of the variance away.
/// Without covariates the stages before the last are observed proportions, and stay as they are.
/// Source: MACKINNON & WHITE 1985, J Econometrics 29, for residuals by leverage (HC2 and HC3, of which the
/// corrections of clusters are the general form); TSIATIS, DAVIDIAN, ZHANG & LU 2008, Statistics in
/// Medicine 27, for the need of it in regressions for single arms.
///
/// Source: ROBINS 1986, Mathematical Modelling 7; BANG & ROBINS 2005, Biometrics 61; ZHANG, TSIATIS, LABER
/// & DAVIDIAN 2013, Biometrika 100. Reference: `RegimeEstimatorsReference`, `SmartarReference`.
public record SequentialRegression(
        List<RegimeStages> regimes, Column outcome, Matrix scores, Link link, Settings settings) {
    public SequentialRegression {
        regimes = List.copyOf(regimes);
    }

    public Fitting<JointEstimate> gComputation() {
        return values(Method.G_COMPUTATION);
    }

    public Fitting<JointEstimate> augmented() {
        return values(Method.AUGMENTED);
    }

    private enum Method {
        G_COMPUTATION,
        AUGMENTED
    }

    private Fitting<JointEstimate> values(Method method) {
        Fitting<List<Terms>> all = new Fitted<>(List.of());
        for (RegimeStages regime : regimes) {
            all = all.then(before -> models(regime).map(models -> {
                var more = new ArrayList<>(before);
                more.add(method == Method.G_COMPUTATION ? iterated(models) : augmented(regime, models));
                return more;
            }));
        }
        return all.then(terms -> joint(method, terms));
    }

    /// What one regime's value and its influences come from.
    ///
    /// @param value the value
    /// @param terms for each participant the value plus n times the influence, residuals corrected for
    /// leverage
    /// @param coefficients of the largest regression with covariates, 1 where there is none
    private record Terms(double value, double[] terms, int coefficients) {
        static Terms of(double value, double[] terms, List<StageModel> models) {
            return new Terms(
                    value,
                    terms,
                    models.stream().mapToInt(StageModel::fitted).max().orElse(1));
        }
    }

    private Fitting<JointEstimate> joint(Method method, List<Terms> terms) {
        int n = outcome.size();
        int coefficients = terms.stream().mapToInt(Terms::coefficients).max().orElse(1);
        int clusters = settings.clusters().groups();
        if (settings.referral() == Referral.STUDENT_T && clusters <= coefficients) {
            return new NotFitted<>(new Diagnosis.TooFewRows(clusters, coefficients));
        }
        Column values = Column.of(terms.size(), d -> terms.get(d).value());
        Matrix influence = Matrix.of(
                n,
                terms.size(),
                (i, d) -> (terms.get(d).terms()[i] - terms.get(d).value()) / n);
        Matrix nuisance = method == Method.AUGMENTED ? scores : Matrix.of(n, 0, (i, j) -> 0);
        List<String> names = regimes.stream().map(RegimeStages::regime).toList();
        return new Fitted<>(new Influence(names, values, influence, nuisance, settings).joint(coefficients));
    }

    /// The regressions, first stage first.
    Fitting<List<StageModel>> models(RegimeStages regime) {
        Fitting<List<StageModel>> all = new Fitted<>(List.of());
        for (int k = regime.stages().size() - 1; k >= 0; k--) {
            RegimeStages.Stage stage = regime.stages().get(k);
            boolean isLast = k == regime.stages().size() - 1;
            all = all.then(after -> StageModel.of(
                            stage,
                            regime.regime(),
                            isLast ? outcome : pseudoOutcome(after.getFirst()),
                            link,
                            isLast || !stage.covariates().terms().isEmpty() ? settings.correction() : Correction.NONE)
                    .map(model -> {
                        var more = new ArrayList<>(List.of(model));
                        more.addAll(after);
                        return more;
                    }));
        }
        return all;
    }

    private Column pseudoOutcome(StageModel after) {
        var predicted = new double[outcome.size()];
        for (int i = 0; i < after.members().length; i++) {
            predicted[after.members()[i]] = after.predicted().get(i);
        }
        return Column.of(predicted);
    }

    private Terms iterated(List<StageModel> models) {
        int n = outcome.size();
        var terms = new double[n];
        StageModel first = models.getFirst();
        for (int i = 0; i < first.members().length; i++) {
            terms[first.members()[i]] = first.predicted().get(i);
        }
        double value = Column.of(terms).mean();
        // Along the regression at hand: the derivative of n V by its coefficients.
        double[] gradient = gradient(first, Column.constant(first.members().length, 1));
        for (int k = 0; k < models.size(); k++) {
            StageModel model = models.get(k);
            Column along = model.fit().inverseInformation().times(Column.of(gradient));
            for (int i = 0; i < model.kept().length; i++) {
                double sum = 0;
                for (int j = 0; j < along.size(); j++) {
                    sum += along.get(j) * model.scores().get(i, j);
                }
                terms[model.members()[model.kept()[i]]] += sum;
            }
            if (k + 1 < models.size()) {
                // The members of the stage after are those who kept to the regime here, in the same order.
                gradient = gradient(models.get(k + 1), Column.of(model.kept().length, i -> {
                    double sum = 0;
                    for (int j = 0; j < along.size(); j++) {
                        sum += along.get(j) * model.design().columns().get(j).get(model.kept()[i]);
                    }
                    return sum;
                }));
            }
        }
        return Terms.of(value, terms, models);
    }

    /// `Σ_i factor_i · slope_i · x_i` over the members.
    private static double[] gradient(StageModel model, Column factors) {
        var gradient = new double[model.fit().terms().size()];
        for (int i = 0; i < model.members().length; i++) {
            double factor = factors.get(i) * model.slopes().get(i);
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += factor * model.design().columns().get(j).get(i);
            }
        }
        return gradient;
    }

    /// The value from the residuals `Q_{k+1} - Q_k` of those who kept to the regime (`Q_{K+1} = Y`),
    /// weighted by one over the probability of it, beside `Q_1`; its influences from the same residuals,
    /// corrected for leverage.
    private Terms augmented(RegimeStages regime, List<StageModel> models) {
        int n = outcome.size();
        var plain = new double[n];
        var corrected = new double[n];
        var weights = new double[n];
        Arrays.fill(weights, 1);
        StageModel first = models.getFirst();
        for (int i = 0; i < first.members().length; i++) {
            plain[first.members()[i]] = first.predicted().get(i);
            corrected[first.members()[i]] = first.predicted().get(i);
        }
        for (int k = 0; k < models.size(); k++) {
            RegimeStages.Stage stage = regime.stages().get(k);
            StageModel model = models.get(k);
            for (int i = 0; i < model.kept().length; i++) {
                int member = model.kept()[i];
                int participant = stage.members()[member];
                // The members of the stage after are those who kept to the regime here, in the same order.
                double next =
                        k + 1 < models.size() ? models.get(k + 1).predicted().get(i) : outcome.get(participant);
                weights[participant] /= stage.probabilities().get(member);
                double weighted =
                        weights[participant] * (next - model.predicted().get(member));
                plain[participant] += weighted;
                corrected[participant] += weighted * model.factors().get(i);
            }
        }
        return Terms.of(Column.of(plain).mean(), corrected, models);
    }
}
