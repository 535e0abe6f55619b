package org.stegvis.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.stegvis.estimation.imputation.ChainedEquations;
import org.stegvis.estimation.imputation.Streams;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.MultiplyImputed;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.regime.Turn;

/// A filled data set is one that the trial could have given.
class ImputedTrialLaws {
    private static final MultiplyImputed PLAN = MultiplyImputed.of(WeightedReplicated.withDefaults());

    private static TrialData filled(TrialData data, long seed) {
        ImputationPlan plan = ImputationPlan.of(MadeUpSmart.PROTOCOL, data, PLAN);
        Paths paths = Paths.of(MadeUpSmart.PROTOCOL, data);
        var completed = new ChainedEquations(plan.incomplete(), () -> new ImputedCourse(plan, paths), 3)
                .complete(Streams.seeded(seed).of(0));
        return ((ImputedCourse) completed.course()).filled(completed.values());
    }

    @Property(tries = 20)
    void every_participant_has_a_whole_way_that_the_protocol_gives(@ForAll @IntRange(max = 100_000) int seed) {
        TrialData data = MadeUpSmart.data(120, true, new SplittableRandom(seed));
        TrialData filled = filled(data, seed);
        Paths before = Paths.of(MadeUpSmart.PROTOCOL, data);
        Paths after = Paths.of(MadeUpSmart.PROTOCOL, filled);
        for (int row = 0; row < data.size(); row++) {
            Turn last = after.get(row).turns().getLast();
            assertThat(last).isInstanceOfAny(Turn.Allocated.class, Turn.Continued.class);
            boolean response = filled.numbers("y@middle").at(row) >= 1;
            assertThat(filled.levels("second").isMissing(row)).isEqualTo(response);
            if (!(before.get(row).turns().getLast() instanceof Turn.Open)) {
                assertThat(after.get(row)).isEqualTo(before.get(row));
                assertThat(filled.numbers("y@middle").at(row))
                        .isEqualTo(data.numbers("y@middle").at(row));
            }
        }
    }

    @Property(tries = 10)
    void a_whole_data_set_stays_as_it_is(@ForAll @IntRange(max = 100_000) int seed) {
        TrialData data = MadeUpSmart.data(60, false, new SplittableRandom(seed));
        TrialData filled = filled(data, seed);
        for (String column : new String[] {"y@start", "y@early", "y@middle", "y@end"}) {
            assertThat(filled.numbers(column).toArray())
                    .isEqualTo(data.numbers(column).toArray());
        }
    }
}
