package org.stegvis.estimation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.reference.References;
import org.stegvis.estimation.reference.Table;
import tools.jackson.databind.JsonNode;

/// Against the stacked estimating equations solved in R: `crosscheck/standardised_risks.R`.
class StandardisedRisksReference {

    @Test
    void agrees_with_the_stacked_estimating_equations() {
        Table data = Table.read(References.own("own_proto_n750_s101.csv"));
        JsonNode golden = References.results("standardised_risks.json");
        var arm = Grouping.of(2, data.rows(), i -> data.column("A1").get(i) == 1 ? 0 : 1);
        JointEstimate risks = new StandardisedRisks(new ComparedOptions(
                        List.of("one", "minus"), arm, data.column("YB"), data.design(List.of("X1", "X2"))))
                .fit()
                .orElseThrow();
        for (int i = 0; i < 2; i++) {
            assertThat(risks.values().get(i))
                    .isCloseTo(golden.get("risks").get(i).asDouble(), withinPercentage(1e-7));
            for (int j = 0; j < 2; j++) {
                assertThat(risks.covariance().get(i, j))
                        .isCloseTo(golden.get("covariance").get(i).get(j).asDouble(), withinPercentage(1e-7));
            }
        }
    }
}
