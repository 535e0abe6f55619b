package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import tools.jackson.databind.JsonNode;

/// G-computation and inverse probability weighting by observed proportions, against SMARTAR 1.1.0: values,
/// covariance, pairwise contrasts and global chi-square. Skipped where the folder `shared/goldens` is
/// absent.
///
/// SMARTAR gives both methods the same values and the same covariance, with n - 1 below the variance in
/// each cell for a continuous outcome and n for a binary one. Its degrees of freedom are not compared where
/// the contrasts have another rank than it says, and the pairs and the chi-square not where its covariance
/// matrix is not symmetric (the design with a second option given to all).
class SmartarReference {
    private static final double TOLERANCE = 1e-9;

    @TempDir
    private Path folder;

    @Test
    void everybody_randomised_twice() {
        Study study = Study.read(
                Places.resource("smartar-general.yaml"),
                Places.resource("own-general.columns.yaml"),
                Places.own("own_general_n600_s505.csv"));
        check(study, golden("own_general_n600_s505"), "f(.)\\D*s(.)\\D*s(.)", List.of("d0", "d01", "d00"));
    }

    @Test
    void non_responders_randomised_again() {
        Study study = Study.read(
                Places.resource("smartar.yaml"),
                Places.resource("own-proto.columns.yaml"),
                Places.own("own_proto_n750_s101.csv"));
        check(study, golden("own_proto_n750_s101"), "(p|m)/(plus|minus)", List.of("d0", "d00"));
    }

    @Test
    void one_decision_by_a_baseline_characteristic() throws IOException {
        Study study = Study.read(
                Places.resource("smartar-baseline.yaml"),
                Places.resource("smartar-baseline.columns.yaml"),
                numbered("smartar_Dat_1_1_1_first2000.csv"));
        check(study, golden("Dat_1_1_1"), "f(.)\\D*f(.)", List.of("d1", "d0"));
    }

    @Test
    void a_second_option_that_is_given_to_all() throws IOException {
        Study study = Study.read(
                Places.resource("smartar-given.yaml"),
                Places.resource("smartar-given.columns.yaml"),
                numbered("smartar_Dat_2_1_0_first2000.csv"));
        check(study, golden("Dat_2_1_0"), "f(.)\\D*f(.)", List.of("d1", "d0"));
    }

    /// @param pattern of our names of regimes; its groups are the codes that SMARTAR calls `codes`
    private static void check(Study study, JsonNode golden, String pattern, List<String> codes) {
        Result.Found g = study.regimes("smartar");
        JsonNode gest = golden.get("Gest");
        List<Integer> ours = order(g, gest.get("value"), pattern, codes);
        Section.Values found = g.values();
        for (int k = 0; k < ours.size(); k++) {
            JsonNode row = gest.get("value").get(k);
            Estimate actual = found.values().get(ours.get(k)).estimate();
            near("value " + k, actual.estimate(), row.get("value").asDouble());
            near("se " + k, actual.se(), row.get("se").asDouble());
            near("lower " + k, actual.lower(), row.get("lower").asDouble());
            near("upper " + k, actual.upper(), row.get("upper").asDouble());
        }
        if (isSymmetric(gest.get("vmat"))) {
            near(
                    "chi-square",
                    found.equality().statistic(),
                    gest.get("global").get("chisq").asDouble());
            pairs(found, ours, gest);
        }
        if (study.protocol().analyses().size() > 1) {
            Result.Found ipw = study.regimes("smartar-ipw");
            for (int k = 0; k < ours.size(); k++) {
                near(
                        "ipw " + k,
                        ipw.values().values().get(ours.get(k)).estimate().estimate(),
                        golden.get("IPW").get("value").get(k).get("value").asDouble());
            }
        }
    }

    private static boolean isSymmetric(JsonNode matrix) {
        for (int i = 0; i < matrix.size(); i++) {
            for (int j = 0; j < i; j++) {
                double one = matrix.get(i).get(j).asDouble();
                double other = matrix.get(j).get(i).asDouble();
                if (Math.abs(one - other) > 1e-12 * Math.max(Math.abs(one), Math.abs(other))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void pairs(Section.Values found, List<Integer> ours, JsonNode gest) {
        for (JsonNode pair : gest.get("pairwise")) {
            String[] sides = pair.get("label").asString().split(" vs. ", -1);
            int first = ours.get(Integer.parseInt(sides[0]) - 1);
            int second = ours.get(Integer.parseInt(sides[1]) - 1);
            String of = found.values().get(Math.min(first, second)).name();
            String versus = found.values().get(Math.max(first, second)).name();
            for (Contrast contrast : found.contrasts()) {
                if (contrast.of().equals(of) && contrast.versus().equals(versus)) {
                    double z = pair.get("Z").asDouble() * (first < second ? 1 : -1);
                    assertThat(contrast.difference().statistic())
                            .as(pair.get("label").asString())
                            .isCloseTo(z, within(TOLERANCE * Math.max(1, Math.abs(z))));
                }
            }
        }
    }

    /// Where SMARTAR's regimes stand among ours.
    private static List<Integer> order(Result.Found result, JsonNode rows, String pattern, List<String> codes) {
        var order = new ArrayList<Integer>();
        for (JsonNode row : rows) {
            for (int d = 0; d < Study.regimes(result).size(); d++) {
                var matcher = Pattern.compile(".*?" + pattern + ".*")
                        .matcher(Study.regimes(result).get(d).id().text());
                assertThat(matcher.matches())
                        .as(Study.regimes(result).get(d).id().text())
                        .isTrue();
                boolean same = true;
                for (int c = 0; c < codes.size(); c++) {
                    same &= code(matcher.group(c + 1)) == row.get(codes.get(c)).asInt();
                }
                if (same) {
                    order.add(d);
                }
            }
        }
        assertThat(order).doesNotHaveDuplicates().hasSize(rows.size());
        return order;
    }

    private static int code(String option) {
        return switch (option) {
            case "p", "plus", "1" -> 1;
            default -> 0;
        };
    }

    /// The file with a column of numbers before it.
    private Path numbered(String name) throws IOException {
        List<String> lines = Files.readAllLines(Places.others("data").resolve(name));
        var numbered = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            numbered.add((i == 0 ? "id" : Integer.toString(i)) + "," + lines.get(i));
        }
        return Files.write(folder.resolve(name), numbered);
    }

    private static JsonNode golden(String key) {
        return Places.results(Places.others("c_smartar.json")).get(key);
    }

    private static void near(String what, double actual, double expected) {
        assertThat(actual).as(what).isCloseTo(expected, within(TOLERANCE * Math.abs(expected)));
    }
}
