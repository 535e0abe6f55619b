package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;

/// Laws that every registered estimator keeps.
class ValidatedLaws {
    private static final int PARTICIPANTS = 160;

    @Provide
    Arbitrary<Validated> estimators() {
        return Arbitraries.of(Validated.all());
    }

    @Property(tries = 45)
    void the_order_of_participants_does_not_matter(@ForAll("estimators") Validated validated, @ForAll long seed) {
        if (validated.exemption(Validated.Law.ORDER) != null) {
            return;
        }
        TrialData data = validated.setting().data(new MadeUpStudy(1), PARTICIPANTS, new Random(seed));
        List<Integer> order = IntStream.range(0, PARTICIPANTS).boxed().collect(Collectors.toList());
        Collections.shuffle(order, new Random(seed + 1));

        same(
                run(validated, data),
                run(validated, data.rows(order.stream().mapToInt(i -> i).toArray())),
                0,
                1);
    }

    @Property(tries = 45)
    void values_follow_the_scale_of_the_outcome(
            @ForAll("estimators") Validated validated,
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double scale) {
        if (validated.exemption(Validated.Law.SCALE) != null) {
            return;
        }
        TrialData data = validated.setting().data(new MadeUpStudy(1), PARTICIPANTS, new Random(seed));

        same(run(validated, data), run(validated, changed(data, 0, scale)), 0, scale);
    }

    @Property(tries = 45)
    void values_follow_the_origin_of_the_outcome(
            @ForAll("estimators") Validated validated,
            @ForAll long seed,
            @ForAll @DoubleRange(min = -100, max = 100) double shift) {
        if (validated.exemption(Validated.Law.ORIGIN) != null) {
            return;
        }
        TrialData data = validated.setting().data(new MadeUpStudy(1), PARTICIPANTS, new Random(seed));

        same(run(validated, data), run(validated, changed(data, shift, 1)), shift, 1);
    }

    private static void same(Section.Values plain, Section.Values other, double shift, double scale) {
        for (int k = 0; k < plain.values().size(); k++) {
            Estimate one = plain.values().get(k).estimate();
            Estimate two = other.values().get(k).estimate();
            double size = scale * one.se();
            assertThat(two.estimate()).isCloseTo(shift + scale * one.estimate(), within(1e-6 * size));
            assertThat(two.se()).isCloseTo(size, within(1e-6 * size));
        }
        for (int k = 0; k < plain.contrasts().size(); k++) {
            Estimate one = plain.contrasts().get(k).difference();
            Estimate two = other.contrasts().get(k).difference();
            assertThat(two.estimate()).isCloseTo(scale * one.estimate(), within(1e-6 * scale * one.se()));
        }
        assertThat(other.equality().p()).isCloseTo(plain.equality().p(), within(1e-6));
    }

    private static Section.Values run(Validated validated, TrialData data) {
        return ((Result.Found) validated.analysis().run(validated.setting().protocol(), data)).values();
    }

    private static TrialData changed(TrialData data, double shift, double scale) {
        var columns = new LinkedHashMap<String, Column>();
        for (String name : data.columnNames()) {
            columns.put(
                    name,
                    name.startsWith("y@")
                            ? Column.Numbers.of(
                                    data.size(),
                                    row -> shift + scale * data.numbers(name).at(row))
                            : data.column(name));
        }
        return TrialData.of(data.participants(), columns);
    }
}
