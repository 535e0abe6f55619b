package org.stegvis.estimation.multiplicity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.reference.References;
import tools.jackson.databind.JsonNode;

/// Critical values of multiple comparisons with the best against one-dimensional integrals of other software:
/// `design/mcb_critical_values.csv` beside the repository, column `c_exact`, to 1e-8.
class BestRegimesReference {

    @Test
    void critical_values_agree_to_eight_decimals() throws IOException {
        assumeThat(References.others())
                .as("the folder shared/goldens beside the repository")
                .isPresent();
        Path design = References.others().orElseThrow().resolveSibling("design");
        Map<String, Matrix> covariances = new HashMap<>();
        for (JsonNode each : References.json(design.resolve("mcb_covariances.json"))) {
            covariances.put(each.get("name").asString(), matrix(each.get("V")));
        }
        int compared = 0;
        for (String line : Files.readAllLines(design.resolve("mcb_critical_values.csv"))) {
            String[] cells = line.split(",", -1);
            if (!cells[0].equals("V")) {
                double found = BestRegimes.critical(
                        requireNonNull(covariances.get(cells[0])),
                        Integer.parseInt(cells[3]) - 1,
                        Double.parseDouble(cells[2]),
                        Reference.normal());
                assertThat(found).as(line).isCloseTo(Double.parseDouble(cells[4]), within(1e-8));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(117);
    }

    private static Matrix matrix(JsonNode rows) {
        var values = new double[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = References.numbers(rows.get(i));
        }
        return Matrix.ofRows(values);
    }
}
