package org.stegvis.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;

/// Sums over parts come to what the analysis of all data in memory finds.
class SummedAnalysisTwice {
    private static final double NEAR = 1e-10;

    private static final Protocol PROTOCOL = MadeUpSmart.withAnalyses("""
            analyses:
              weighted: {compare: regimes, outcome: y@end}
              hajek: {compare: regimes, outcome: y@end, estimator: ipw}
              predicted:
                compare: regimes
                outcome: y@end
                adjust: [y@start]
                estimator:
                  method: q-learning
                  moderators: {first: [y@start], second: [y@middle]}
                  history: {second: [first]}
                  inference: sandwich
              observed:
                compare: regimes
                outcome: y@end
                estimator:
                  method: q-learning
                  onwards: observed
                  moderators: {second: [y@middle]}
                  inference: sandwich
              g:
                compare: regimes
                outcome: y@end
                estimator: {method: g-estimation, moderators: {second: [y@middle]}, inference: sandwich}
              dwols:
                compare: regimes
                outcome: y@end
                estimator: {method: dwols, moderators: {second: [y@middle]}, inference: sandwich}
              adjusted: {compare: regimes, outcome: y@end, adjust: [y@start]}
              bootstrap: {compare: regimes, outcome: y@end, estimator: q-learning}
            """);

    private static Result summed(Analysis analysis, List<TrialData> parts) {
        SummedAnalysis summed = SummedAnalysis.of(PROTOCOL, analysis);
        List<PartSums> passes = new ArrayList<>();
        Result result = null;
        while (result == null) {
            var all = new PartSums();
            parts.forEach(part -> all.add(summed.sums(part, passes)));
            passes.add(all);
            result = summed.after(passes);
        }
        return result;
    }

    private static List<TrialData> parts(TrialData data, int... sizes) {
        List<TrialData> parts = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            parts.add(data.rows(IntStream.range(from, from + size).toArray()));
            from += size;
        }
        assertThat(from).isEqualTo(data.size());
        return parts;
    }

    /// With outcomes far from zero, where sums of squares lose their digits.
    private static TrialData data(double shift) {
        TrialData data = MadeUpSmart.data(900, true, new Random(8));
        var columns = new java.util.LinkedHashMap<String, Column>();
        data.columnNames().forEach(name -> columns.put(name, data.column(name)));
        Column.Numbers end = data.numbers("y@end");
        columns.put("y@end", Column.Numbers.of(end.size(), row -> end.at(row) + shift));
        return TrialData.of(data.participants(), columns);
    }

    @ParameterizedTest
    @ValueSource(strings = {"weighted", "hajek"})
    void values_of_regimes_are_those_of_all_data(String id) {
        Analysis analysis = PROTOCOL.analysis(id);
        for (double shift : new double[] {0, 1e4}) {
            var whole = (Result.Found) PlannedAnalyses.of(PROTOCOL)
                    .run(data(shift), List.of(analysis))
                    .getFirst();
            var found = (Result.Found) summed(analysis, parts(data(shift), 400, 1, 99, 300, 100));

            assertThat(found.numbers()).isEqualTo(whole.numbers());
            assertThat(found.warnings()).isEqualTo(whole.warnings());
            same(found.values().values(), whole.values().values());
            for (int i = 0; i < whole.values().contrasts().size(); i++) {
                var one = found.values().contrasts().get(i).difference();
                var other = whole.values().contrasts().get(i).difference();
                assertThat(one.estimate()).isCloseTo(other.estimate(), within(NEAR));
                assertThat(one.se()).isCloseTo(other.se(), within(NEAR));
            }
            assertThat(found.values().equality().statistic())
                    .isCloseTo(whole.values().equality().statistic(), within(1e-8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"predicted", "observed", "g", "dwols"})
    void coefficients_of_a_learned_rule_are_those_of_all_data(String id) {
        Analysis analysis = PROTOCOL.analysis(id);
        var whole = (Result.Found)
                PlannedAnalyses.of(PROTOCOL).run(data(0), List.of(analysis)).getFirst();
        var found = (Result.Found) summed(analysis, parts(data(0), 400, 200, 300));

        assertThat(found.numbers()).isEqualTo(whole.numbers());
        same(coefficients(found), coefficients(whole));
    }

    private static List<NamedEstimate> coefficients(Result.Found found) {
        return found.sections().stream()
                .filter(Section.Coefficients.class::isInstance)
                .map(section -> ((Section.Coefficients) section).estimates())
                .findFirst()
                .orElseThrow();
    }

    private static void same(List<NamedEstimate> some, List<NamedEstimate> others) {
        assertThat(some)
                .extracting(NamedEstimate::name)
                .isEqualTo(others.stream().map(NamedEstimate::name).toList());
        for (int i = 0; i < some.size(); i++) {
            assertThat(some.get(i).estimate().estimate())
                    .as(some.get(i).name())
                    .isCloseTo(others.get(i).estimate().estimate(), within(NEAR));
            assertThat(some.get(i).estimate().se())
                    .isCloseTo(others.get(i).estimate().se(), within(NEAR));
        }
    }

    @Test
    void sums_take_the_same_memory_however_many_participants_there_are() {
        SummedAnalysis summed = SummedAnalysis.of(PROTOCOL, PROTOCOL.analysis("weighted"));
        TrialData data = data(0);

        assertThat(summed.sums(data, List.of()).size())
                .isLessThan(60)
                .isEqualTo(summed.sums(data.rows(IntStream.range(0, 450).toArray()), List.of())
                        .size());
    }

    @Test
    void a_part_without_a_choice_of_the_others_is_refused_with_a_remedy() {
        assertThatThrownBy(() -> summed(PROTOCOL.analysis("predicted"), parts(data(0), 899, 1)))
                .hasMessageContaining("write the data in larger parts");
    }

    @Test
    void what_needs_all_participants_at_once_is_refused_with_the_reason() {
        assertThatThrownBy(() -> SummedAnalysis.of(PROTOCOL, PROTOCOL.analysis("adjusted")))
                .hasMessageContaining("'adjusted'")
                .hasMessageContaining("adjusts for covariates");
        assertThatThrownBy(() -> SummedAnalysis.of(PROTOCOL, PROTOCOL.analysis("bootstrap")))
                .hasMessageContaining("inference: sandwich");
    }
}
