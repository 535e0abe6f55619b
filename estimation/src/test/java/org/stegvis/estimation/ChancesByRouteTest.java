package org.stegvis.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Warning;
import org.stegvis.estimation.result.Warning.NeverTogether;
import org.stegvis.estimation.result.Warning.NeverTogether.Pair;
import org.stegvis.estimation.result.Warning.UnequalChances;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;

/// Where the options of a decision differ by route, or their chances do, the reader of a comparison is told.
class ChancesByRouteTest {
    private static final int N = 400;
    private static final String ANALYSES = """
            analyses:
              first: {compare: first, outcome: y@end}
              plain: {compare: second, outcome: y@end}
              adjusted: {compare: second, outcome: y@end, adjust: [y@start, first]}
              grouped: {compare: second, groups: {switch: [a, b], other: [c]}, outcome: y@end}
              over-time:
                compare: second
                outcome: {measure: y, visits: [late, end]}
                estimator: {method: mmrm, baseline: as-covariate}
              imputed:
                compare: second
                outcome: y@end
                estimator: {method: multiple-imputation, of: ancova, sets: 3, cycles: 2, numbers: normal}
            """;
    private static final Protocol SWITCHING = protocol("""
            - {when: response, continue: true}
            - {when: non-response and first = a, options: [b, c], allocate: {procedure: simple}}
            - {when: non-response and first = b, options: [a, c], allocate: {procedure: simple}}
            """);
    private static final Protocol UNEQUAL = protocol("""
            - {when: response, continue: true}
            - {when: non-response and first = a, options: {a: 3, b: 1, c: 1}, allocate: {procedure: simple}}
            - {when: non-response and first = b, options: {a: 1, b: 1, c: 3}, allocate: {procedure: simple}}
            """);
    private static final Protocol EQUAL = protocol("""
            - {when: response, options: {a: 1, b: 1, c: 2}, allocate: {procedure: simple}}
            - {when: non-response, options: {a: 2, b: 2, c: 4}, allocate: {procedure: simple}}
            """);

    @ParameterizedTest
    @ValueSource(strings = {"plain", "over-time", "imputed"})
    void options_that_no_route_offers_together_are_named(String analysis) {
        assertThat(warnings(SWITCHING, analysis))
                .contains(
                        new NeverTogether("second", List.of(new Pair("b", "a"))),
                        new UnequalChances("second", List.of("b", "c", "a")));
    }

    /// Adjusting for what leads to the routes leaves that nobody was randomised between some options.
    @Test
    void adjusting_for_the_route_heals_the_chances_alone() {
        assertThat(warnings(SWITCHING, "adjusted"))
                .containsExactly(new NeverTogether("second", List.of(new Pair("b", "a"))));
        assertThat(warnings(UNEQUAL, "plain")).containsExactly(new UnequalChances("second", List.of("a", "b", "c")));
        assertThat(warnings(UNEQUAL, "adjusted")).isEmpty();
    }

    @Test
    void groups_that_every_route_offers_in_the_same_ratio_need_no_warning() {
        assertThat(warnings(SWITCHING, "grouped")).isEmpty();
        assertThat(warnings(UNEQUAL, "grouped"))
                .containsExactly(new UnequalChances("second", List.of("switch", "other")));
    }

    @Test
    void where_all_have_the_same_chances_there_is_nothing_to_say() {
        assertThat(warnings(EQUAL, "plain")).isEmpty();
        assertThat(warnings(SWITCHING, "first")).isEmpty();
    }

    @Test
    void sums_over_parts_find_the_same() {
        TrialData data = data(SWITCHING);
        List<Analysis> analyses = List.of(SWITCHING.analysis("plain"), SWITCHING.analysis("adjusted"));
        List<Result> found = SummedAnalyses.of(SWITCHING, analyses).run(pass -> {
            List<PartSums> all = new ArrayList<>();
            for (int part = 0; part < 2; part++) {
                int of = part;
                int[] rows = IntStream.range(0, N).filter(i -> i % 2 == of).toArray();
                SummedAnalyses.add(all, SummedAnalyses.of(SWITCHING, analyses).sums(data.rows(rows), pass));
            }
            return all;
        });
        assertThat(((Result.Found) found.getFirst()).warnings()).isEqualTo(warnings(SWITCHING, "plain"));
        assertThat(((Result.Found) found.getLast()).warnings()).isEqualTo(warnings(SWITCHING, "adjusted"));
    }

    private static List<Warning> warnings(Protocol protocol, String analysis) {
        Result result = PlannedAnalyses.of(protocol)
                .run(data(protocol), List.of(protocol.analysis(analysis)))
                .getFirst();
        assertThat(result).isInstanceOf(Result.Found.class);
        return ((Result.Found) result).warnings();
    }

    private static TrialData data(Protocol protocol) {
        var random = new Random(5);
        var first = new String[N];
        var second = new String[N];
        var y = new double[4][N];
        for (int i = 0; i < N; i++) {
            first[i] = random.nextBoolean() ? "a" : "b";
            for (int visit = 0; visit < 4; visit++) {
                y[visit][i] = random.nextGaussian();
            }
            boolean all = !protocol.equals(SWITCHING);
            List<String> open = all ? List.of("a", "b", "c") : List.of(first[i].equals("a") ? "b" : "a", "c");
            boolean goesOn = y[1][i] >= 1 && !protocol.equals(EQUAL);
            second[i] = goesOn ? null : open.get(random.nextInt(open.size()));
        }
        var columns = new LinkedHashMap<String, Column>();
        columns.put("y@start", Column.Numbers.of(y[0]));
        columns.put("y@middle", Column.Numbers.of(y[1]));
        columns.put("y@late", Column.Numbers.of(y[2]));
        columns.put("y@end", Column.Numbers.of(y[3]));
        columns.put("first", Column.Levels.of(List.of("a", "b"), N, i -> first[i]));
        columns.put("second", Column.Levels.of(List.of("a", "b", "c"), N, i -> second[i]));
        return TrialData.of(IntStream.range(0, N).mapToObj(Integer::toString).toList(), columns);
    }

    private static Protocol protocol(String routes) {
        return MadeUpSmart.protocol("""
                stegvis: 1
                trial: {id: smart, title: Made-up trial, participants: 300}
                treatments: {a: {title: A}, b: {title: B}, c: {title: C}}
                measures:
                  y: {title: Y, scale: {continuous: {}}, better: higher}
                visits:
                  start: {week: 0, collect: [y]}
                  middle: {week: 8, collect: [y]}
                  late: {week: 12, collect: [y]}
                  end: {week: 16, collect: [y]}
                decisions:
                  first: {at: start, options: [a, b], allocate: {procedure: simple}}
                  second:
                    at: middle
                    response: y@middle >= 1
                    if-missing: wait
                    routes:
                """ + routes.indent(6) + ANALYSES);
    }
}
