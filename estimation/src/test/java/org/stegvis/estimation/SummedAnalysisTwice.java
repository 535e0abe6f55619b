package org.stegvis.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
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
import org.stegvis.protocol.estimator.RuleLearning;

/// Sums over parts come to what the analysis of all data in memory finds, section by section.
class SummedAnalysisTwice {
    private static final double NEAR = 1e-10;

    private static final String DESIGN = """
            stegvis: 1
            trial: {id: smart, title: Made-up trial, participants: 300}
            treatments: {a: {title: A}, b: {title: B}, c: {title: C}, d: {title: D}}
            characteristics:
              site: {title: Site, scale: {categories: [north, east, south, west]}}
              year: {title: Year, scale: {continuous: {}}}
              clinic: {title: Clinic, scale: {categories: [c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13]}}
              wish: {title: Wish, scale: {categories: [a, b]}}
            measures:
              y: {title: Y, scale: {continuous: {}}, better: higher}
              well: {title: Well, scale: binary, better: higher}
              falls: {title: Falls, scale: count, better: lower}
            visits:
              start: {week: 0, collect: [y]}
              middle: {week: 8, collect: [y]}
              end: {week: 16, collect: [y, well, falls]}
            decisions:
              first: {at: start, options: [a, b], allocate: {procedure: simple}}
              second:
                at: middle
                response: y@middle >= 1
                if-missing: wait
                routes:
                  - {when: response, continue: true}
                  - {when: non-response, options: {c: 1, d: 2}, allocate: {procedure: simple}}
            """;

    private static final String ANALYSES = """
            analyses:
              plain: {compare: regimes, outcome: y@end}
              adjusted: {compare: regimes, outcome: y@end, adjust: [year, site, y@start]}
              observed:
                compare: regimes
                outcome: y@end
                adjust: [site, y@start]
                estimator: {method: weighted-replicated, weights: observed}
              stabilised:
                compare: regimes
                outcome: y@end
                adjust: [y@start]
                estimator: {method: weighted-replicated, weights: observed, stabilisation: by-regime, reference: t}
              well: {compare: regimes, outcome: well@end}
              well-observed:
                compare: regimes
                outcome: well@end
                estimator: {method: weighted-replicated, weights: observed}
              falls: {compare: regimes, outcome: falls@end}
              hajek: {compare: regimes, outcome: y@end, estimator: ipw}
              total:
                compare: regimes
                outcome: y@end
                estimator: {method: ipw, normalisation: horvitz-thompson, weights: observed, reference: t}
              first: {compare: first, outcome: y@end, adjust: [y@start, site]}
              second: {compare: second, outcome: y@end}
            """;

    private static final String RULES = """
              predicted:
                compare: regimes
                outcome: y@end
                adjust: [y@start]
                estimator:
                  method: q-learning
                  moderators: {first: [y@start], second: [y@middle]}
                  history: {second: [first]}
                  inference: sandwich
              onwards:
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
              corrected:
                compare: regimes
                outcome: y@end
                estimator: {method: weighted-replicated, correction: mancl-derouen}
              well-adjusted: {compare: regimes, outcome: well@end, adjust: [y@start]}
              bootstrap: {compare: regimes, outcome: y@end, estimator: q-learning}
              imputed: {compare: regimes, outcome: y@end, estimator: {method: g-computation}}
            """;

    private static final Protocol PROTOCOL = MadeUpSmart.protocol(DESIGN + ANALYSES + RULES);

    private static final Protocol CLUSTERED = MadeUpSmart.protocol(DESIGN + "cluster: clinic\n" + ANALYSES);

    private static final Protocol PREFERRED = MadeUpSmart.protocol(DESIGN.replace(
                    "[a, b], allocate: {procedure: simple}}",
                    "[a, b], allocate: {procedure: simple, preference: wish}}")
            + ANALYSES);

    private static List<Result> summed(Protocol protocol, List<Analysis> analyses, List<TrialData> parts) {
        SummedAnalyses summed = SummedAnalyses.of(protocol, analyses);
        return summed.run(pass -> {
            var all = new ArrayList<PartSums>();
            parts.forEach(part -> SummedAnalyses.add(all, summed.sums(part, pass)));
            return all;
        });
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

    /// @param shift how far outcomes are from zero, where sums of squares lose their digits
    private static TrialData data(int n, double shift, RandomGenerator random) {
        TrialData base = MadeUpSmart.data(n, true, random);
        var columns = new LinkedHashMap<String, Column>();
        base.columnNames().forEach(name -> columns.put(name, base.column(name)));
        Column.Numbers end = base.numbers("y@end");
        columns.put("y@end", Column.Numbers.of(n, row -> end.at(row) + shift));
        columns.put(
                "well@end",
                Column.Numbers.of(n, row -> Double.isNaN(end.at(row)) ? Double.NaN : end.at(row) > 1 ? 1 : 0));
        columns.put("falls@end", Column.Numbers.of(n, row -> Math.floor(Math.abs(2 * end.at(row)))));
        columns.put(
                "year", Column.Numbers.of(n, row -> random.nextInt(40) == 0 ? Double.NaN : 2020 + random.nextInt(9)));
        // North is a level of the protocol at which nobody is.
        columns.put(
                "site",
                Column.Levels.of(
                        List.of("north", "east", "south", "west"),
                        n,
                        row -> List.of("east", "south", "west").get(random.nextInt(3))));
        List<String> clinics =
                IntStream.range(0, 14).mapToObj(each -> "c" + each).toList();
        columns.put("clinic", Column.Levels.of(clinics, n, row -> clinics.get(random.nextInt(13))));
        Column.Levels first = base.levels("first");
        columns.put(
                "wish", Column.Levels.of(List.of("a", "b"), n, row -> random.nextInt(3) == 0 ? first.at(row) : null));
        return TrialData.of(base.participants(), columns);
    }

    private static TrialData data(double shift) {
        return data(900, shift, new Random(8));
    }

    /// Every number of every section, near by its size.
    private static void same(Result found, Result whole) {
        Comparator<Double> near = (one, other) -> one.equals(other)
                        || Math.abs(one - other) <= NEAR * Math.max(1, Math.max(Math.abs(one), Math.abs(other)))
                ? 0
                : 1;
        assertThat(found)
                .as(whole.analysis().id())
                .usingRecursiveComparison()
                .withComparatorForType(near, Double.class)
                .isEqualTo(whole);
    }

    private static void samePlanned(Protocol protocol, TrialData data, int... sizes) {
        same(protocol, protocol.analyses(), data, sizes);
    }

    private static void same(Protocol protocol, List<Analysis> planned, TrialData data, int... sizes) {
        List<Analysis> analyses = planned.stream()
                .filter(each ->
                        SummedAnalyses.objections(protocol, List.of(each)).isEmpty())
                .filter(each -> !(each.estimator() instanceof RuleLearning))
                .toList();
        List<Result> whole = PlannedAnalyses.of(protocol).run(data, analyses);
        List<Result> found = summed(protocol, analyses, parts(data, sizes));
        assertThat(found).hasSizeGreaterThanOrEqualTo(8);
        for (int i = 0; i < whole.size(); i++) {
            same(found.get(i), whole.get(i));
        }
    }

    @Test
    void results_are_those_of_all_data() {
        samePlanned(PROTOCOL, data(0), 400, 1, 99, 300, 100);
    }

    /// Horvitz and Thompson's estimator is not among them: it moves when a constant is added, and its variance is
    /// then the small difference of large numbers.
    @Test
    void outcomes_far_from_zero_cost_no_digits() {
        same(
                PROTOCOL,
                PROTOCOL.analyses().stream()
                        .filter(each -> !each.id().equals("total"))
                        .toList(),
                data(1e3),
                400,
                500);
    }

    @Test
    void participants_in_clusters_are_told_as_in_memory() {
        samePlanned(CLUSTERED, data(0), 400, 1, 99, 300, 100);
    }

    @Test
    void preferences_that_are_honoured_are_weighted_as_in_memory() {
        samePlanned(PREFERRED, data(0), 400, 1, 99, 300, 100);
    }

    /// A regime that nobody followed, fewer rows than terms, an outcome that does not vary.
    @Test
    void what_cannot_be_estimated_is_diagnosed_as_in_memory() {
        for (int n : new int[] {1, 3, 8, 15, 30}) {
            samePlanned(PROTOCOL, data(n, 0, new Random(n)), n);
        }
        TrialData data = data(0);
        var columns = new LinkedHashMap<String, Column>();
        data.columnNames().forEach(name -> columns.put(name, data.column(name)));
        columns.put("well@end", Column.Numbers.of(900, row -> 1));
        columns.put("y@start", Column.Numbers.of(900, row -> 3));
        samePlanned(PROTOCOL, TrialData.of(data.participants(), columns), 400, 500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"predicted", "onwards", "g", "dwols"})
    void coefficients_of_a_learned_rule_are_those_of_all_data(String id) {
        Analysis analysis = PROTOCOL.analysis(id);
        var whole = (Result.Found)
                PlannedAnalyses.of(PROTOCOL).run(data(0), List.of(analysis)).getFirst();
        var found = (Result.Found) summed(PROTOCOL, List.of(analysis), parts(data(0), 400, 200, 300))
                .getFirst();

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
        SummedAnalysis summed = SummedAnalysis.of(PROTOCOL, PROTOCOL.analysis("hajek"));
        TrialData data = data(0);
        TrialData half = data.rows(IntStream.range(0, 450).toArray());

        assertThat(summed.sums(data, Paths.of(PROTOCOL, data), List.of()).size())
                .isLessThan(60)
                .isEqualTo(
                        summed.sums(half, Paths.of(PROTOCOL, half), List.of()).size());
    }

    @Test
    void a_part_without_a_choice_of_the_others_is_refused_with_a_remedy() {
        assertThatThrownBy(() -> summed(PROTOCOL, List.of(PROTOCOL.analysis("predicted")), parts(data(0), 899, 1)))
                .hasMessageContaining("write the data in larger parts");
    }

    @Test
    void what_needs_all_participants_at_once_is_refused_by_name_with_the_reason() {
        assertThat(SummedAnalyses.objections(PROTOCOL, PROTOCOL.analyses()))
                .containsExactly(
                        "'corrected' asks for a small-sample correction",
                        "'well-adjusted' adjusts for covariates on the scale of a link, which takes iterations"
                                + " (`link: identity` takes none)",
                        "'bootstrap' has a bootstrap for inference (`inference: sandwich` has none)",
                        "'imputed' has an estimator, g-computation, that needs all participants at once");
        assertThatThrownBy(() -> SummedAnalyses.of(PROTOCOL, PROTOCOL.analyses()))
                .hasMessageContaining("'corrected'")
                .hasMessageContaining("'imputed'");
        assertThat(SummedAnalyses.objections(CLUSTERED, List.of(PROTOCOL.analysis("g"))))
                .containsExactly("'g' learns a rule from participants who are clustered by 'clinic'");
        assertThat(SummedAnalyses.objections(CLUSTERED, CLUSTERED.analyses()))
                .contains("'first' compares options of participants who are clustered by 'clinic'");
    }
}
