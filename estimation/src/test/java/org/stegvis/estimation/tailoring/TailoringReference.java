package org.stegvis.estimation.tailoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.reference.References;
import org.stegvis.estimation.reference.Table;
import tools.jackson.databind.JsonNode;

/// Two-stage Q-learning, G-estimation and dWOLS: coefficients, covariances that take the later decisions as given,
/// what stands for the outcome, and the rules; against lm, DTRreg 2.4 and DynTxRegime 4.15. Skipped where the folder
/// `shared/goldens` is absent.
class TailoringReference {
    private static final double TOLERANCE = 1e-8;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "dtrreg_twostage, twostage_cont_dtrreg.csv, Y",
        "dtrreg_twostage_full, twostage_cont_dtrreg.csv, Y",
        "dtrreg_bmi, bmi_dyntxregime.csv, change",
        "dtrreg_own_general_n600_s505, own_general_n600_s505.csv, y"
    })
    void agrees_with_dtrreg(String key, String file, String outcome) throws IOException {
        JsonNode golden = golden(key);
        Table data = numbers(file);
        for (String method :
                List.of("gest__sandwich", "dwols_overlap_sandwich", "dwols_ipw_sandwich", "qlearn__sandwich")) {
            Equation equation = equation(method);
            List<String> treated =
                    equation == Equation.LEAST_SQUARES ? List.of("", "") : List.of(right(golden, 0), right(golden, 1));
            Learned learned = learn(data, golden, outcome, equation, Onwards.OBSERVED, treated);
            JsonNode expected = golden.get(method);
            for (int stage = 0; stage < 2; stage++) {
                Learned.Choice choice = learned.stages().get(stage).choices().getFirst();
                String what = key + " " + method + " stage " + (stage + 1);
                coefficients(what, choice, expected, stage);
                int n = choice.point().size();
                Matrix covariance =
                        Sandwich.asIfGiven(learned, stage, 0, equation).scaled(n / (n - 1.0));
                covariance(what, choice, covariance, expected.get("covmat").get(stage));
            }
            rule(key + " " + method, learned, expected.get("opt").get(0));
        }
    }

    private static void rule(String what, Learned learned, JsonNode expected) {
        int[] best = learned.stages().getFirst().choices().getFirst().best();
        for (int i = 0; i < expected.size(); i++) {
            assertThat(best[i])
                    .as(what + " rule for " + i)
                    .isEqualTo(expected.get(i).asInt());
        }
    }

    private static Equation equation(String method) {
        return switch (method.substring(0, method.indexOf('_'))) {
            case "gest" -> Equation.G_ESTIMATION;
            case "qlearn" -> Equation.LEAST_SQUARES;
            default -> method.contains("ipw") ? Equation.INVERSE_WEIGHTS : Equation.OVERLAP_WEIGHTS;
        };
    }

    private static String right(JsonNode golden, int stage) {
        return golden.get("treat").get(stage).asString();
    }

    private static Learned learn(
            Table data, JsonNode golden, String outcome, Equation equation, Onwards onwards, List<String> treated) {
        var points = new Points(data);
        var stages = new ArrayList<List<ChoicePoint>>();
        for (int stage = 0; stage < 2; stage++) {
            String option = data.names().contains("A1") ? "A" + (stage + 1) : "a" + (stage + 1);
            stages.add(List.of(points.of(
                    option,
                    Points.terms(golden.get("tf").get(stage).asString()),
                    Points.terms(golden.get("blip").get(stage).asString()),
                    treated.get(stage))));
        }
        return new BackwardInduction(stages, data.column(outcome), true, equation, onwards)
                .fit()
                .orElseThrow();
    }

    private static void coefficients(String what, Learned.Choice choice, JsonNode expected, int stage) {
        var all = new ArrayList<Double>();
        expected.get("beta").get(stage).forEach(each -> all.add(each.asDouble()));
        int free = all.size();
        expected.get("psi").get(stage).forEach(each -> all.add(each.asDouble()));
        assertThat(choice.coefficients().size()).as(what).isEqualTo(all.size());
        double scale = all.subList(free, all.size()).stream()
                .mapToDouble(Math::abs)
                .max()
                .orElse(1);
        for (int j = 0; j < all.size(); j++) {
            near(what + " coefficient " + j, choice.coefficients().get(j), all.get(j), scale);
        }
    }

    private static void covariance(String what, Learned.Choice choice, Matrix covariance, JsonNode expected) {
        int start = choice.point().start(1);
        for (int i = 0; i < expected.size(); i++) {
            for (int j = 0; j < expected.size(); j++) {
                double scale = Math.sqrt(expected.get(i).get(i).asDouble()
                        * expected.get(j).get(j).asDouble());
                near(
                        what + " covariance",
                        covariance.get(start + i, start + j),
                        expected.get(i).get(j).asDouble(),
                        scale);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "own_adhd_dtrlearn2, adhd_dtrlearn2.csv, y, a1, a2",
        "own_autism, autism_catie2023.csv, Y2, A1, A2",
        "own_own_proto_n750_s101, own_proto_n750_s101.csv, Y, A1, A2"
    })
    void q_learning_agrees_with_lm(String key, String file, String outcome, String first, String second)
            throws IOException {
        JsonNode golden = golden(key);
        Table data = Table.read(path(file));
        var points = new Points(data);
        var stages = List.of(
                List.of(point(points, golden.get("stage1").get("formula").asString(), first, "A1", first)),
                List.of(point(points, golden.get("stage2").get("formula").asString(), second, "A2", first)));
        Learned learned = new BackwardInduction(
                        stages, data.column(outcome), true, Equation.LEAST_SQUARES, Onwards.PREDICTED)
                .fit()
                .orElseThrow();

        for (int stage = 0; stage < 2; stage++) {
            JsonNode expected = golden.get("stage" + (stage + 1));
            Learned.Choice choice = learned.stages().get(stage).choices().getFirst();
            Matrix covariance = Sandwich.asIfGiven(learned, stage, 0, Equation.LEAST_SQUARES);
            effects(key + " stage " + (stage + 1), choice, covariance, expected, "A" + (stage + 1));
            JsonNode best = golden.get("opt" + (stage + 1));
            for (int i = 0; i < best.size(); i++) {
                assertThat(2 * choice.best()[i] - 1).isEqualTo(best.get(i).asInt());
            }
        }
        near(
                key + " pseudo-outcome",
                learned.stages().getFirst().outcome().mean(),
                golden.get("pseudo_mean").asDouble(),
                0);
    }

    /// With options coded -1 and 1 the model is `f'β + A m'ψ`; the effect of the larger one is `2 m'ψ`.
    private static void effects(
            String what, Learned.Choice choice, Matrix covariance, JsonNode expected, String option) {
        int start = choice.point().start(1);
        List<String> terms = new ArrayList<>();
        expected.get("coef").propertyNames().forEach(terms::add);
        for (int j = 0; j < choice.point().moderators().terms().size(); j++) {
            String moderator = choice.point().moderators().terms().get(j);
            int place = j == 0 ? terms.indexOf(option) : place(terms, option, moderator);
            double psi = expected.get("coef").get(terms.get(place)).asDouble();
            near(what + " " + moderator, choice.coefficients().get(start + j), 2 * psi, 0);
            near(
                    what + " variance of " + moderator,
                    covariance.get(start + j, start + j),
                    4 * expected.get("HC0").get(place).get(place).asDouble(),
                    0);
        }
    }

    private static int place(List<String> terms, String option, String moderator) {
        for (int k = 0; k < terms.size(); k++) {
            String term = terms.get(k);
            if (term.equalsIgnoreCase(moderator + ":" + option) || term.equalsIgnoreCase(option + ":" + moderator)) {
                return k;
            }
        }
        throw new AssertionError(option + " by " + moderator + " is not among " + terms);
    }

    /// @param name of the option in the formula
    private static ChoicePoint point(Points points, String formula, String option, String name, String first) {
        var free = new ArrayList<String>();
        var moderators = new ArrayList<String>();
        for (String term : Points.terms(formula)) {
            String column = term.equals("A1") ? first : term;
            if (term.contains(":")) {
                String[] parts = term.split(":", -1);
                String other = parts[0].equals(name) ? parts[1] : parts[0];
                moderators.add(other.equals("A1") ? first : other);
            } else if (!term.equals(name)) {
                free.add(column);
            }
        }
        return points.of(option, free, moderators, "");
    }

    @Test
    void q_learning_agrees_with_dyntxregime() throws IOException {
        JsonNode golden = golden("dyntx_twostage");
        var points = new Points(numbers("twostage_cont_dtrreg.csv"));
        var stages = List.of(
                List.of(points.of("A1", List.of("X1"), List.of("X1"), "")),
                List.of(points.of("A2", List.of("X1", "A1", "X2"), List.of("X2"), "")));
        Learned learned = new BackwardInduction(
                        stages, points.data().column("Y"), true, Equation.LEAST_SQUARES, Onwards.PREDICTED)
                .fit()
                .orElseThrow();

        for (int stage = 0; stage < 2; stage++) {
            Column found = learned.stages().get(stage).choices().getFirst().coefficients();
            JsonNode expected = golden.get("stage" + (stage + 1) + "_coef").get("Combined");
            int j = 0;
            for (String term : expected.propertyNames()) {
                near(
                        "stage " + (stage + 1) + " " + term,
                        found.get(j++),
                        expected.get(term).asDouble(),
                        0);
            }
            Learned.Choice choice = learned.stages().get(stage).choices().getFirst();
            double mean = 0;
            for (int i = 0; i < choice.best().length; i++) {
                mean += choice.predicted(i, choice.best()[i]) / choice.best().length;
                assertThat(choice.best()[i])
                        .isEqualTo(Integer.parseInt(
                                golden.get("opt" + (stage + 1)).get(i).asString()));
            }
            near("value", mean, golden.get("value_stage" + (stage + 1)).asDouble(), 0);
        }
    }

    private static Path path(String file) {
        assumeThat(References.others())
                .as("the folder shared/goldens beside the repository")
                .isPresent();
        return References.others().orElseThrow().resolve("data").resolve(file);
    }

    private static JsonNode golden(String key) {
        assumeThat(References.others())
                .as("the folder shared/goldens beside the repository")
                .isPresent();
        return References.json(References.others().orElseThrow().resolve("d_qlearning_dwols_gest.json"))
                .get("results")
                .get(key);
    }

    /// With options as numbers, other names of columns, and the change of the body mass index as R makes it.
    private Table numbers(String file) throws IOException {
        List<String> lines = Files.readAllLines(path(file));
        boolean bmi = file.startsWith("bmi");
        var changed = new ArrayList<String>();
        for (String line : lines) {
            String plain = line.replace("\"CD\"", "0").replace("\"MR\"", "1").replace("\"r2\"", "\"R2\"");
            String renamed = plain.replace("\"a1\"", "\"A1\"").replace("\"a2\"", "\"A2\"");
            String[] cells = renamed.split(",", -1);
            String change = !bmi
                    ? ""
                    : changed.isEmpty()
                            ? ",change"
                            : ","
                                    + -100
                                            * (Double.parseDouble(cells[5]) - Double.parseDouble(cells[3]))
                                            / Double.parseDouble(cells[3]);
            changed.add(renamed + change);
        }
        return Table.read(Files.write(folder.resolve(file), changed));
    }

    private static void near(String what, double actual, double expected, double scale) {
        assertThat(actual).as(what).isCloseTo(expected, within(TOLERANCE * Math.max(scale, Math.abs(expected))));
    }
}
