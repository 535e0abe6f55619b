package org.stegvis.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.reference.References;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.Tipping;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.AnalysisOfCovariance;
import tools.jackson.databind.JsonNode;

/// Imputed outcomes of one arm shifted by fixed deltas: against mice (`crosscheck/tipping.R`, `tipping.json`).
class TippingReference {
    private static final JsonNode GOLDEN = References.results("tipping.json");
    private static final List<Double> DELTAS = List.of(-12.0, -6.0, 0.0, 6.0, 12.0);
    private static final TrialData DATA = data();

    private static TrialData data() {
        List<String[]> lines = References.lines("own_tipping_n240.csv");
        double[][] y = new double[3][lines.size()];
        for (int row = 0; row < lines.size(); row++) {
            for (int v = 0; v < 3; v++) {
                String cell = lines.get(row)[v + 1];
                y[v][row] = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
            }
        }
        double[] none = new double[lines.size()];
        Arrays.fill(none, Double.NaN);
        return TippingTrial.data(
                lines.stream().map(line -> line[0].replace("\"", "")).toList(), y[0], y[1], y[2], none);
    }

    private static Estimate at(Tipping tipping, JsonNode golden) {
        for (Tipping.Course course : tipping.courses()) {
            if (course.shifted().equals(golden.get("side").asString())) {
                for (Tipping.Point point : course.points()) {
                    if (point.delta() == golden.get("delta").asDouble()) {
                        return point.difference();
                    }
                }
            }
        }
        throw new AssertionError("no point for " + golden);
    }

    @Test
    void on_the_sets_of_mice_every_shift_gives_what_mice_gives() {
        Analysis analysis =
                TippingTrial.analysis("number", TippingTrial.plan(20, DELTAS)).by(new AnalysisOfCovariance());
        ImputationPlan plan = ImputationPlan.of(TippingTrial.PROTOCOL, DATA, TippingTrial.plan(20, DELTAS));
        List<double[]> imputed =
                GOLDEN.get("imputed").valueStream().map(References::numbers).toList();
        List<FilledSet> sets = TippingTrial.filled(DATA, plan, analysis, imputed);
        List<Section.Values> answers = sets.stream()
                .map(set -> ((Result.Found) OptionAnalysis.of(set.question()).run()).values())
                .toList();
        Tipping tipping = new TippingAnalysis(
                        ShiftedOutcomes.of(plan, analysis),
                        sets,
                        question -> OptionAnalysis.of(question).run())
                .tipping(new PooledValues(new Level(0.95), answers).values(), DELTAS);
        for (JsonNode golden : GOLDEN.get("few")) {
            Estimate found = at(tipping, golden);
            assertThat(found.estimate()).isCloseTo(golden.get("estimate").asDouble(), within(1e-9));
            assertThat(found.se()).isCloseTo(golden.get("se").asDouble(), within(1e-9));
            assertThat(found.p()).isCloseTo(golden.get("p").asDouble(), within(1e-9));
            assertThat(((Reference.StudentT) found.reference()).df())
                    .isCloseTo(golden.get("df").asDouble(), within(1e-6));
        }
    }

    /// Two programs with random numbers of their own, 500 sets each: within four Monte Carlo standard errors of each.
    @Test
    void our_own_sets_give_what_those_of_mice_give() {
        Analysis analysis = TippingTrial.analysis("number", TippingTrial.plan(500, DELTAS));
        Result result = PlannedAnalyses.of(TippingTrial.PROTOCOL)
                .run(DATA, List.of(analysis))
                .getFirst();
        Tipping tipping = ((Result.Found) result).sections(Tipping.class).getFirst();
        for (JsonNode golden : GOLDEN.get("many")) {
            Estimate found = at(tipping, golden);
            double error = Math.sqrt(2.0 / 500) * golden.get("se").asDouble();
            assertThat(found.estimate()).isCloseTo(golden.get("estimate").asDouble(), within(4 * error));
            assertThat(found.se() / golden.get("se").asDouble()).isCloseTo(1, within(0.05));
        }
    }
}
