package org.stegvis.estimation.regimes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.protocol.estimator.Augmentation;
import org.stegvis.protocol.estimator.Referral;

/// The values of regimes at an interim look, by all participants enrolled so far, however far each has
/// come.
///
/// `V = (1/n) Σ_i { C_K W_K Y + Σ_k (C_{k-1} W_{k-1} - C_k W_k) Q_k }` as in [SequentialRegression], but
/// `C_k` says whether i kept to the regime through stage k and has come to the next one, and `W_k` is one
/// over the probability of both. A regression has those who kept to the regime and have come to the next
/// stage, and predicts for all who stand at its own. Two of the 2K ways in which the outcome under a regime
/// may be unknown at a look (another option at decision k, or not yet at the stage after it) have the same
/// prediction, so that they come together in one term.
///
/// Without regressions it is inverse probability weighting of those who have the outcome; when all have
/// come to the end it is that of [SequentialRegression#augmented]. The estimated probabilities of coming to
/// a stage are allowed for by the projection on their scores.
///
/// The covariance at the end is what one participant who has come through all contributes, estimated from
/// those who have, each weighted by one over the probability of it.
///
/// Source: MANSCHOT, LABER & DAVIDIAN 2023, Biometrics 79, the interim augmented inverse probability
/// weighted estimator; TSIATIS 2006, Semiparametric Theory and Missing Data, chapter 9, for monotone
/// coarsening. Reference: `InterimRegimesReference`; `InterimRegressionTwice`.
///
/// @param scores participants x q, of the models of the allocations
/// @param comingScores participants x r, of the models of coming to the stages
/// @param finishing for each participant who has the outcome, the probability of having it by now; 0 for
/// others
public record InterimRegression(
        SequentialRegression regression,
        Matrix scores,
        Matrix comingScores,
        Column finishing,
        Augmentation augmentation) {

    public Fitting<InterimValues> fit() {
        Fitting<List<Terms>> all = new Fitted<>(List.of());
        for (RegimeStages regime : regression.regimes()) {
            all = all.then(before -> terms(regime).map(terms -> {
                var more = new ArrayList<>(before);
                more.add(terms);
                return more;
            }));
        }
        return all.then(this::joint);
    }

    /// What one regime's value comes from, participant by participant.
    ///
    /// @param plain its mean is the value
    /// @param now the same with residuals corrected for leverage
    /// @param atEnd what it were if all had come to the end; read for those who have
    private record Terms(double[] plain, double[] now, double[] atEnd, int coefficients) {}

    private Fitting<Terms> terms(RegimeStages regime) {
        return switch (augmentation) {
            case REGRESSIONS -> regression.models(regime).map(models -> terms(regime, models));
            case NONE -> new Fitted<>(terms(regime, List.of()));
        };
    }

    /// @param models none, or one a stage
    private Terms terms(RegimeStages regime, List<StageModel> models) {
        int n = finishing.size();
        boolean isPredicted = !models.isEmpty();
        var plain = new double[n];
        var now = new double[n];
        var atEnd = new double[n];
        var weights = new double[n];
        var allocated = new double[n];
        Arrays.fill(weights, 1);
        Arrays.fill(allocated, 1);
        int last = regime.stages().size() - 1;
        for (int k = 0; k <= last; k++) {
            RegimeStages.Stage stage = regime.stages().get(k);
            int position = 0;
            for (int member = 0; member < stage.members().length; member++) {
                int i = stage.members()[member];
                double here = isPredicted ? models.get(k).predicted().get(member) : 0;
                if (k == 0) {
                    plain[i] = here;
                    now[i] = here;
                    atEnd[i] = here;
                }
                if (!stage.kept()[member]) {
                    continue;
                }
                double next = k == last
                        ? regression.outcome().get(i)
                        : isPredicted ? models.get(k + 1).predicted().get(position) : 0;
                double factor = isPredicted ? models.get(k).factors().get(position) : 1;
                allocated[i] /= stage.probabilities().get(member);
                weights[i] /= stage.probabilities().get(member) * stage.coming().get(member);
                plain[i] += weights[i] * (next - here);
                now[i] += weights[i] * (next - here) * factor;
                atEnd[i] += allocated[i] * (next - here) * factor;
                position++;
            }
        }
        return new Terms(
                plain,
                now,
                atEnd,
                models.stream().mapToInt(StageModel::fitted).max().orElse(1));
    }

    private Fitting<InterimValues> joint(List<Terms> terms) {
        int n = finishing.size();
        Settings settings = regression.settings();
        int coefficients = terms.stream().mapToInt(Terms::coefficients).max().orElse(1);
        int clusters = settings.clusters().groups();
        if (settings.referral() == Referral.STUDENT_T && clusters <= coefficients) {
            return new NotFitted<>(new Diagnosis.TooFewRows(clusters, coefficients));
        }
        List<String> names =
                regression.regimes().stream().map(RegimeStages::regime).toList();
        int regimes = terms.size();
        Column values = Column.of(regimes, d -> Column.of(terms.get(d).plain()).mean());
        Matrix influence = Matrix.of(n, regimes, (i, d) -> (terms.get(d).now()[i] - values.get(d)) / n);
        Matrix nuisance = scores.beside(comingScores);
        return new Fitted<>(new InterimValues(
                new Influence(names, values, influence, nuisance, settings).joint(coefficients),
                influence.residuals(nuisance),
                atEnd(terms, settings)));
    }

    /// The covariance, times the number of participants, of the values when all have come to the end.
    private Matrix atEnd(List<Terms> terms, Settings settings) {
        int n = finishing.size();
        var weights = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            weights[i] = finishing.get(i) > 0 ? 1 / finishing.get(i) : 0;
            total += weights[i];
        }
        var means = new double[terms.size()];
        for (int d = 0; d < means.length; d++) {
            for (int i = 0; i < n; i++) {
                means[d] += weights[i] * (weights[i] > 0 ? terms.get(d).atEnd()[i] : 0) / total;
            }
        }
        double all = total;
        Matrix centred = Matrix.of(
                n,
                terms.size(),
                (i, d) -> weights[i] > 0
                        ? Math.sqrt(weights[i] / all) * (terms.get(d).atEnd()[i] - means[d])
                        : 0);
        Matrix nuisance = Matrix.of(n, scores.columns(), (i, j) -> Math.sqrt(weights[i]) * scores.get(i, j));
        return centred.sums(settings.clusters()).residualCrossproduct(nuisance.sums(settings.clusters()));
    }
}
