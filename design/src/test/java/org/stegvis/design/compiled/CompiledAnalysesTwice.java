package org.stegvis.design.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.design.simulation.Trials;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;

/// The analyses on columns against those that real data get, on the same trial.
class CompiledAnalysesTwice {
    private static final int PARTICIPANTS = 400;

    static List<String> ids() {
        return Trials.ids().stream()
                .filter(id -> CompiledTrial.isFor(Trials.trial(id).protocol()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void every_value_and_contrast_is_the_same(String id) {
        var trial = Trials.trial(id);
        var compiled = CompiledTrial.of(trial.protocol(), trial.scenario(), PARTICIPANTS);
        var analyses = CompiledAnalyses.of(compiled);
        for (long seed = 1; seed <= 2; seed++) {
            compiled.run(seed);
            analyses.read();
            List<Result> results = PlannedAnalyses.of(trial.protocol())
                    .run(Simulation.of(trial.protocol(), trial.scenario())
                            .run(PARTICIPANTS, seed)
                            .data());
            for (int i = 0; i < results.size(); i++) {
                var one = analyses.all().get(i);
                if (one.isPresent()) {
                    assertSame(results.get(i), one.get());
                }
            }
        }
    }

    private static void assertSame(Result wanted, CompiledAnalysis found) {
        String id = wanted.analysis().id();
        boolean isEstimated = found.run(PARTICIPANTS);
        assertThat(found.analysed()).as(id).isEqualTo(wanted.numbers().analysed());
        switch (wanted) {
            case Result.NotEstimable none ->
                assertThat(isEstimated).as(id + " " + none.why().sentence()).isFalse();
            case Result.Found estimated -> {
                assertThat(isEstimated).as(id).isTrue();
                assertSame(id, estimated.values(), found);
            }
        }
    }

    private static void assertSame(String id, Section.Values wanted, CompiledAnalysis found) {
        int values = wanted.values().size();
        assertThat(found.values()).isEqualTo(values);
        assertThat(found.df())
                .isEqualTo(wanted.equality() instanceof GlobalTest.F f ? f.denominatorDf() : Double.POSITIVE_INFINITY);
        for (int k = 0; k < values; k++) {
            NamedEstimate value = wanted.inPopulation().get(k);
            double se = value.estimate().se();
            assertThat(found.value(k)).as(id).isEqualTo(value.estimate().estimate(), within(1e-9 * se));
            assertThat(Math.sqrt(found.covariance(k, k))).as(id).isEqualTo(se, within(1e-8 * se));
        }
        int at = 0;
        for (int k = 0; k < values; k++) {
            for (int l = k + 1; l < values; l++) {
                Contrast contrast = wanted.contrasts().get(at++);
                double variance = found.covariance(k, k) + found.covariance(l, l) - 2 * found.covariance(k, l);
                double se = contrast.difference().se();
                assertThat(Math.sqrt(Math.max(0, variance))).as(id).isEqualTo(se, within(1e-8 * se + 1e-9));
            }
        }
    }
}
