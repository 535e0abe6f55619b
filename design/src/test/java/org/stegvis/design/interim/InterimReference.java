package org.stegvis.design.interim;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stegvis.design.interim.Boundaries.Sides;
import org.stegvis.design.interim.GroupSequential.Futility;
import org.stegvis.design.size.Goldens;
import org.stegvis.estimation.linear.Matrix;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Boundaries against other software: `spending_boundaries.csv` beside the repository, and probabilities of
/// the multivariate normal by mvtnorm in `crosscheck/interim.R`.
class InterimReference {
    private static final double EIGHT = 1e-8;
    private static final JsonNode RESULTS = results();

    @Test
    void spending_boundaries_agree_to_eight_decimals() {
        List<Map<String, String>> rows = Goldens.rows("spending_boundaries.csv");
        int compared = 0;
        for (Map<String, String> row : rows) {
            var looks = new Looks(rows.stream()
                    .filter(other -> same(row, other, "spending") && same(row, other, "timing"))
                    .map(other -> Goldens.number(other, "t"))
                    .toList());
            Spending spending =
                    Goldens.text(row, "spending").equals("LDOF") ? new Spending.ObrienFleming() : new Spending.Pocock();
            double alpha = Goldens.number(row, "alpha_total");
            Boundaries found = new GroupSequential(looks, alpha, Sides.ONE, new Shape.Spent(spending)).boundaries();
            int look = (int) Goldens.number(row, "look") - 1;
            assertThat(found.upper().get(look)).as("%s", row).isCloseTo(Goldens.number(row, "z"), within(EIGHT));
            assertThat(spending.spent(looks.fraction(look), alpha))
                    .isCloseTo(Goldens.number(row, "alpha_cum"), within(1e-14));
            compared++;
        }
        assertThat(compared).isEqualTo(21);
    }

    @Test
    void classical_shapes_agree() {
        for (JsonNode each : RESULTS.get("shapes")) {
            expect(each, new Shape.WangTsiatis(each.get("delta").asDouble()));
        }
        for (JsonNode each : RESULTS.get("haybittle")) {
            expect(each, new Shape.HaybittlePeto(3));
        }
    }

    @Test
    void other_spending_functions_agree() {
        for (JsonNode each : RESULTS.get("spent")) {
            expect(
                    each,
                    new Shape.Spent(
                            each.get("spending").asString().equals("kim")
                                    ? new Spending.KimDeMets(2.5)
                                    : new Spending.HwangShihDeCani(-4)));
        }
    }

    @Test
    void futility_agrees_binding_and_not() {
        for (JsonNode each : RESULTS.get("futility")) {
            GroupSequential.WithFutility found =
                    futility(Futility.Kind.valueOf(each.get("kind").asString()));
            assertThat(found.drift()).isCloseTo(each.get("drift").asDouble(), within(1e-7));
            expect(found.boundaries().upper(), each.get("upper"));
            expect(found.boundaries().lower(), each.get("lower"));
            List<Boundaries.Stop> stops = found.boundaries().stops(found.drift());
            for (int k = 0; k < stops.size(); k++) {
                assertThat(stops.get(k).up())
                        .isCloseTo(each.get("stops").get(k).get("up").asDouble(), within(1e-7));
                assertThat(stops.get(k).down())
                        .isCloseTo(each.get("stops").get(k).get("down").asDouble(), within(1e-7));
            }
        }
    }

    @Test
    void conditional_power_agrees() {
        Boundaries boundaries = futility(Futility.Kind.NON_BINDING).boundaries();
        for (JsonNode each : RESULTS.get("conditional")) {
            var remaining = new Remaining(boundaries, 0, each.get("z").asDouble());
            assertThat(remaining.conditionalPower(each.get("drift").asDouble()))
                    .isCloseTo(each.get("power").asDouble(), within(1e-7));
        }
    }

    @Test
    void what_a_stopped_trial_tells_agrees() {
        JsonNode golden = RESULTS.get("stopped");
        var stopped = new Stopped(
                futility(Futility.Kind.NON_BINDING).boundaries(),
                golden.get("look").asInt() - 1,
                golden.get("z").asDouble());
        assertThat(stopped.p()).isCloseTo(golden.get("p").asDouble(), within(EIGHT));
        assertThat(stopped.medianUnbiased()).isCloseTo(golden.get("median").asDouble(), within(1e-7));
        assertThat(stopped.interval(0.95).lower()).isCloseTo(golden.get("lower").asDouble(), within(1e-7));
        assertThat(stopped.interval(0.95).upper()).isCloseTo(golden.get("upper").asDouble(), within(1e-7));
    }

    @Test
    void boundaries_for_all_regimes_agree_with_a_one_dimensional_integral() {
        for (JsonNode each : RESULTS.get("global")) {
            var found = GlobalBoundaries.of(
                    looks(each), each.get("df").asInt(), 0.05, new Shape.Spent(new Spending.Pocock()));
            for (int k = 0; k < 2; k++) {
                assertThat(found.critical().get(k))
                        .isCloseTo(each.get("critical").get(k).asDouble(), within(1e-7));
            }
        }
    }

    @Test
    void joint_boundaries_agree_with_genz_and_bretz() {
        JsonNode golden = RESULTS.get("joint");
        var pairs = new double[6][4];
        int row = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = i + 1; j < 4; j++) {
                pairs[row][i] = 1;
                pairs[row++][j] = -1;
            }
        }
        Matrix values = Matrix.of(4, 4, (i, j) -> golden.get("V").get(i).get(j).asDouble());
        var found =
                JointBoundaries.of(looks(golden), values.quadratic(Matrix.ofRows(pairs)), 0.05, new Spending.Pocock());
        assertThat(found.critical().get(0))
                .isCloseTo(golden.get("critical").get(0).asDouble(), within(2e-4));
        assertThat(found.critical().get(1))
                .isCloseTo(golden.get("critical").get(1).asDouble(), within(1e-3));
        assertThat(found.error()).isLessThan(1e-4);
    }

    private static GroupSequential.WithFutility futility(Futility.Kind kind) {
        var looks = new Looks(List.of(0.3, 0.65, 1.0));
        return new GroupSequential(looks, 0.025, Sides.ONE, new Shape.Spent(new Spending.KimDeMets(2.5)))
                .withFutility(new Futility(new Spending.HwangShihDeCani(-2), 0.9, kind));
    }

    private static void expect(JsonNode golden, Shape shape) {
        Boundaries found = new GroupSequential(
                        looks(golden),
                        golden.get("alpha").asDouble(),
                        Sides.valueOf(golden.get("sides").asString()),
                        shape)
                .boundaries();
        expect(found.upper(), golden.get("upper"));
    }

    private static void expect(List<Double> found, JsonNode golden) {
        for (int k = 0; k < found.size(); k++) {
            assertThat(found.get(k)).isCloseTo(golden.get(k).asDouble(), within(1e-7));
        }
    }

    private static Looks looks(JsonNode golden) {
        var fractions = new ArrayList<Double>();
        golden.get("fractions").forEach(each -> fractions.add(each.asDouble()));
        return new Looks(fractions);
    }

    private static boolean same(Map<String, String> one, Map<String, String> other, String column) {
        return Goldens.text(one, column).equals(Goldens.text(other, column));
    }

    private static JsonNode results() {
        try (InputStream stream =
                requireNonNull(InterimReference.class.getResourceAsStream("/reference/interim.json"))) {
            return JsonMapper.shared().readTree(stream).get("results");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
