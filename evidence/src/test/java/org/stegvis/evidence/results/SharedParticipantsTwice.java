package org.stegvis.evidence.results;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.Assertions;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.evidence.TrialContrast;
import org.stegvis.exchange.results.ResultsDocument;
import org.stegvis.exchange.results.ResultsDocument.Analysis;
import org.stegvis.exchange.results.ResultsDocument.Contrast;

/// The covariance of contrasts from the standard errors of all of them, against c'Vc of the values themselves.
class SharedParticipantsTwice {

    @Property(tries = 200)
    void contrasts_of_four_values_have_the_covariance_that_their_values_give(
            @ForAll @Size(16) List<@DoubleRange(min = -2, max = 2) Double> root) {
        double[][] v = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                v[i][j] = i == j ? 0.3 : 0;
                for (int k = 0; k < 4; k++) {
                    v[i][j] += root.get(4 * i + k) * root.get(4 * j + k);
                }
            }
        }
        var contrasts = new ArrayList<Contrast>();
        for (int i = 0; i < 4; i++) {
            for (int j = i + 1; j < 4; j++) {
                double se = Math.sqrt(v[i][i] + v[j][j] - 2 * v[i][j]);
                contrasts.add(new Contrast("r" + i, "r" + j, 0, se, -se, se, 0.95));
            }
        }
        var document = document(contrasts);
        Matrix found = requireNonNull(new SharedParticipants(document).between(List.of(of(0, 3), of(3, 1), of(2, 3))));
        double[][] c = {{1, 0, 0, -1}, {0, -1, 0, 1}, {0, 0, 1, -1}};
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double expected = 0;
                for (int k = 0; k < 4; k++) {
                    for (int l = 0; l < 4; l++) {
                        expected += c[i][k] * v[k][l] * c[j][l];
                    }
                }
                assertThat(found.get(i, j)).isCloseTo(expected, Assertions.within(1e-9));
            }
        }
        assertThat(new SharedParticipants(document).between(List.of(of(0, 3), of(3, 1), of(0, 1))))
                .as("the third follows from the others")
                .isNull();
        assertThat(new SharedParticipants(document(contrasts.subList(0, 5))).between(List.of(of(0, 1), of(2, 0))))
                .isNotNull();
        assertThat(new SharedParticipants(document(contrasts.subList(0, 3))).between(List.of(of(0, 1), of(2, 0))))
                .as("r1 - r2 is not there")
                .isNull();
    }

    private static ResultsDocument document(List<Contrast> contrasts) {
        return new ResultsDocument(
                "t", 10, null, false, List.of(new Analysis("a", "A", "o", 10, contrasts, List.of(), null)));
    }

    private static TrialContrast of(int of, int versus) {
        return new TrialContrast("t", "a", "r" + of, "r" + versus);
    }
}
