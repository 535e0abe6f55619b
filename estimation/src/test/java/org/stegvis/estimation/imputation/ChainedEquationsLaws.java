package org.stegvis.estimation.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.Assertions;
import org.stegvis.estimation.linear.Column;

class ChainedEquationsLaws {

    /// A number, a bounded score, a yes-no fact and a category, each missing in places.
    private static IncompleteData data(long seed, int n) {
        var random = new SplittableRandom(seed);
        var values = new double[4][n];
        for (int i = 0; i < n; i++) {
            double z = random.nextGaussian();
            values[0][i] = 50 + 10 * z;
            values[1][i] = Math.clamp(Math.rint(20 + 8 * (z + random.nextGaussian())), 0, 40);
            values[2][i] = random.nextDouble() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
            values[3][i] = random.nextInt(3);
            for (int v = 0; v < 4; v++) {
                if (random.nextDouble() < 0.2) {
                    values[v][i] = Double.NaN;
                }
            }
        }
        return new IncompleteData(
                List.of(
                        Variable.normal("x"),
                        Variable.matched("score"),
                        Variable.categories("yes", 2),
                        Variable.categories("kind", 3)),
                IntStream.range(0, 4).mapToObj(v -> Column.of(values[v])).toList());
    }

    @Property(tries = 20)
    void observed_values_stay_and_imputed_ones_are_possible(@ForAll @IntRange(max = 100_000) int seed) {
        IncompleteData data = data(seed, 60);
        List<Column> completed = new ChainedEquations(data, Structure.none(60), 3)
                .complete(new SplittableRandom(seed))
                .values();
        for (int v = 0; v < 4; v++) {
            double[] seen = data.values().get(v).toArray();
            for (int i = 0; i < 60; i++) {
                double value = completed.get(v).get(i);
                if (Double.isNaN(seen[i])) {
                    assertThat(value).isFinite();
                    if (v == 1) {
                        assertThat(seen).contains(value);
                    } else if (v > 1) {
                        assertThat(value).isIn(v == 2 ? List.of(0.0, 1.0) : List.of(0.0, 1.0, 2.0));
                    }
                } else {
                    assertThat(value).isEqualTo(seen[i]);
                }
            }
        }
    }

    @Property(tries = 5)
    void the_number_of_cores_does_not_change_the_sets(@ForAll @IntRange(max = 100_000) int seed) throws Exception {
        var chain = new ChainedEquations(data(seed, 60), Structure.none(60), 3);
        var one = new ForkJoinPool(1);
        var four = new ForkJoinPool(4);
        try (one;
                four) {
            List<List<Column>> alone = one.submit(() -> columns(chain, seed)).get();
            List<List<Column>> together =
                    four.submit(() -> columns(chain, seed)).get();
            assertThat(together).isEqualTo(alone);
        }
        assertThat(chain.complete(Streams.seeded(seed).of(2)).values())
                .isEqualTo(columns(chain, seed).get(2));
    }

    private static List<List<Column>> columns(ChainedEquations chain, long seed) {
        return chain.complete(4, Streams.seeded(seed)).stream()
                .map(CompletedData::values)
                .toList();
    }

    @Property(tries = 10)
    void scaling_a_number_scales_what_is_imputed(@ForAll @IntRange(max = 100_000) int seed) {
        IncompleteData data = data(seed, 60);
        Column x = data.values().getFirst();
        var scaled = new IncompleteData(
                data.variables(),
                List.of(
                        Column.of(60, i -> 1000 - 3 * x.get(i)),
                        data.values().get(1),
                        data.values().get(2),
                        data.values().get(3)));
        List<Column> plain = new ChainedEquations(data, Structure.none(60), 1)
                .complete(new SplittableRandom(seed))
                .values();
        List<Column> other = new ChainedEquations(scaled, Structure.none(60), 1)
                .complete(new SplittableRandom(seed))
                .values();
        // The first variable's errors are drawn around a mirrored mean, so mean and scale agree, not each value.
        for (int i = 0; i < 60; i++) {
            if (!Double.isNaN(x.get(i))) {
                assertThat(other.getFirst().get(i))
                        .isEqualTo(1000 - 3 * plain.getFirst().get(i));
            }
        }
        assertThat(other.getFirst().mean()).isBetween(1000 - 3 * 70.0, 1000 - 3 * 30.0);
    }

    @Example
    void nothing_missing_gives_the_data_back() {
        IncompleteData gaps = data(4, 50);
        List<Column> full = new ChainedEquations(gaps, Structure.none(50), 1)
                .complete(new SplittableRandom(1))
                .values();
        var data = new IncompleteData(gaps.variables(), full);
        assertThat(new ChainedEquations(data, Structure.none(50), 2)
                        .complete(new SplittableRandom(9))
                        .values())
                .isEqualTo(full);
    }

    @Example
    void collinear_constant_and_separating_predictors_do_no_harm() {
        int n = 40;
        Column x = Column.of(n, i -> i % 9);
        var data = new IncompleteData(
                List.of(
                        Variable.normal("x"),
                        Variable.normal("twice"),
                        Variable.normal("constant"),
                        Variable.categories("above", 2),
                        Variable.normal("y")),
                List.of(
                        x,
                        Column.of(n, i -> 2 * x.get(i)),
                        Column.constant(n, 7),
                        Column.of(n, i -> i % 5 == 0 ? Double.NaN : x.get(i) > 4 ? 1 : 0),
                        Column.of(n, i -> i % 7 == 0 ? Double.NaN : 3 * x.get(i))));
        List<Column> completed = new ChainedEquations(data, Structure.none(n), 5)
                .complete(new SplittableRandom(2))
                .values();
        for (Column column : completed) {
            column.requireFinite("imputed");
        }
        // y is three times x without error, so its imputed values are too.
        assertThat(completed.getLast().get(7)).isCloseTo(21, Assertions.within(1e-6));
    }

    @Example
    void variable_without_any_value_is_refused_by_name() {
        assertThatThrownBy(() -> new IncompleteData(
                        List.of(Variable.normal("odi@week52")), List.of(Column.constant(5, Double.NaN))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("odi@week52 has no value at all");
    }
}
