package org.stegvis.estimation.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.reference.References;
import org.stegvis.estimation.reference.Table;
import tools.jackson.databind.JsonNode;

/// Against nnet and Newton steps in R: `crosscheck/multinomial.R`.
class MultinomialLogitReference {

    @Test
    void agrees_with_nnet_run_to_full_convergence() {
        Table data = Table.read(References.own("own_proto_n750_s101.csv"));
        JsonNode golden = References.results("multinomial.json");
        Column score = data.column("S");
        Column outcome = data.column("Y");
        var choice = Grouping.of(3, data.rows(), i -> score.get(i) < -0.4 ? 0 : outcome.get(i) > 10.5 ? 1 : 2);
        for (int k = 0; k < 3; k++) {
            assertThat(choice.counts()[k])
                    .isEqualTo(golden.get("choice_counts").get(k).asInt());
        }

        Design design = Design.intercept(data.rows()).and(data.design(List.of("X1", "X2")));
        MultinomialFit fit = new MultinomialLogit(design, List.of("0", "1", "2"), choice)
                .fit()
                .orElseThrow();
        double[] coefficients = References.numbers(golden.get("coefficients"));
        for (int j = 0; j < coefficients.length; j++) {
            assertThat(fit.coefficients().get(j)).isCloseTo(coefficients[j], withinPercentage(1e-7));
        }
        double[] received = References.numbers(golden.get("received"));
        for (int i = 0; i < received.length; i++) {
            assertThat(fit.probabilities().get(i, choice.get(i))).isCloseTo(received[i], withinPercentage(1e-7));
        }
        Matrix crossproduct = fit.scores().crossproduct();
        for (int i = 0; i < crossproduct.rows(); i++) {
            double[] row = References.numbers(golden.get("crossproduct").get(i));
            for (int j = 0; j < row.length; j++) {
                assertThat(crossproduct.get(i, j)).isCloseTo(row[j], withinPercentage(1e-6));
            }
        }
    }
}
