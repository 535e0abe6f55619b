package org.stegvis.evidence.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// The fit that goes study by study, against one made with the whole covariance at once.
class CorrelatedEffectsTwice {
    private static final double TAU2 = 1.7;
    private static final double RHO = 0.5;

    @Test
    void blocks_and_the_whole_give_the_same() {
        Effects effects = MadeUpStudies.severalArms();
        int k = effects.size();
        Matrix t = whole(effects, (study, i, j) -> i == j ? 1 : RHO);
        Matrix v = whole(effects, (study, i, j) -> study.covariance().get(i, j));
        Cholesky factor =
                Objects.requireNonNull(Cholesky.of(Matrix.of(k, k, (i, j) -> v.get(i, j) + TAU2 * t.get(i, j))));
        Matrix inverse = factor.inverse();
        double information = 0;
        double right = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                information += inverse.get(i, j);
                right += inverse.get(i, j) * effects.values().get(j);
            }
        }
        double total = information;
        Column weights = inverse.times(Column.constant(k, 1));
        Matrix p = Matrix.of(k, k, (i, j) -> inverse.get(i, j) - weights.get(i) * weights.get(j) / total);
        Matrix pt = p.times(t);
        GeneralisedFit found = GeneralisedFit.of(effects, Moderators.none(k), TAU2, RHO);

        assertThat(found.coefficients.get(0)).isCloseTo(right / information, within(1e-12));
        assertThat(found.covariance.get(0, 0)).isCloseTo(1 / information, within(1e-12));
        assertThat(found.trace).isCloseTo(pt.diagonal().sum(), within(1e-12));
        assertThat(found.traceOfSquare).isCloseTo(pt.times(pt).diagonal().sum(), within(1e-12));
        assertThat(found.q).isCloseTo(form(effects.values(), p), within(1e-12));
        assertThat(found.qDerivative).isCloseTo(form(effects.values(), pt.times(p)), within(1e-12));
        assertThat(found.logDeterminant).isCloseTo(factor.logDeterminant(), within(1e-12));
    }

    @Test
    void weights_of_correlated_effects_make_the_pooled_effect() {
        Effects effects = MadeUpStudies.severalArms();
        MetaResult result = MetaAnalysis.withDefaults().of(effects);
        Column weights = result.weights();
        double sum = 0;
        for (int i = 0; i < effects.size(); i++) {
            sum += weights.get(i) / 100 * effects.values().get(i);
        }
        assertThat(sum).isCloseTo(result.pooled().estimate(), within(1e-9));
    }

    @Test
    void the_covariance_of_two_contrasts_follows_from_the_third() {
        // Means of three regimes with known variances and covariances: 1.2, 1.5, 0.8; ab 0.2, ac 0.1, bc 0.3.
        double ac = 1.2 + 0.8 - 0.2;
        double bc = 1.5 + 0.8 - 0.6;
        double ab = 1.2 + 1.5 - 0.4;
        Study study = Study.ofTwoContrasts("smart", 1, Math.sqrt(ac), 2, Math.sqrt(bc), Math.sqrt(ab));
        assertThat(study.covariance().get(0, 1)).isCloseTo(0.2 - 0.1 - 0.3 + 0.8, within(1e-12));
    }

    private interface Entry {
        double at(Study study, int i, int j);
    }

    private static Matrix whole(Effects effects, Entry entry) {
        var rows = new double[effects.size()][effects.size()];
        int from = 0;
        for (Study study : effects.studies()) {
            for (int i = 0; i < study.size(); i++) {
                for (int j = 0; j < study.size(); j++) {
                    rows[from + i][from + j] = entry.at(study, i, j);
                }
            }
            from += study.size();
        }
        return Matrix.ofRows(rows);
    }

    private static double form(Column y, Matrix a) {
        Column ay = a.times(y);
        double sum = 0;
        for (int i = 0; i < y.size(); i++) {
            sum += y.get(i) * ay.get(i);
        }
        return sum;
    }
}
