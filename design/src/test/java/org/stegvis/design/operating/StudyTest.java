package org.stegvis.design.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.stegvis.design.simulation.TinyTrial;
import org.stegvis.design.simulation.TrueEffects;

class StudyTest {
    private static final TinyTrialStudy TINY = new TinyTrialStudy(2_000);

    /// The tiny trial with its truth.
    private record TinyTrialStudy(TrueEffects truth) {
        TinyTrialStudy(int truth) {
            this(Study.truth(trial().protocol(), trial().scenario(), truth, 1));
        }

        private static org.stegvis.design.simulation.Trials.Trial trial() {
            return TinyTrial.with(TinyTrial.SCENARIO);
        }

        Study study(long seed) {
            return Study.of(trial().protocol(), trial().scenario(), truth, 60, seed);
        }
    }

    @Test
    void the_same_seed_gives_the_same_bits_on_any_number_of_threads() {
        var one = TINY.study(7).run(110, 1, Study.Progress.SILENT);

        assertThat(TINY.study(7).run(110, 3, Study.Progress.SILENT)).isEqualTo(one);
        assertThat(TINY.study(8).run(110, 3, Study.Progress.SILENT)).isNotEqualTo(one);
    }

    @Test
    void progress_grows_to_the_end() {
        var heard = new ArrayList<Long>();
        TINY.study(7).run(60, 2, (done, wanted) -> heard.add(done));

        assertThat(heard).isSorted().endsWith(60L).hasSize(3);
    }

    @Test
    void every_quantity_of_every_analysis_is_told() {
        var found = TINY.study(7).run(25, 2, Study.Progress.SILENT);

        assertThat(found.quantities())
                .extracting(each -> each.quantity().name())
                .startsWith("a", "b", "a - b");
        assertThat(found.quantities()).allMatch(each -> each.estimated() == 25);
        assertThat(found.choices()).hasSize(1);
        assertThat(found.choices().getFirst().best()).isEqualTo("b/d");
        assertThat(found.choices().getFirst().regimes().stream()
                        .mapToDouble(each -> each.share().value())
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void options_of_a_decision_sum_to_those_allocated_there() {
        var found = TINY.study(7).run(25, 1, Study.Progress.SILENT);

        assertThat(found.counts().stream()
                        .filter(each -> each.counted() instanceof Counted.Allocated(var decision, var option)
                                && decision.equals("first"))
                        .mapToDouble(each -> each.mean().value())
                        .sum())
                .isEqualTo(60);
    }

    @Test
    void a_study_of_one_replicate_is_refused() {
        assertThatThrownBy(() -> TINY.study(7).run(1, 1, Study.Progress.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 replicates");
    }

    @Test
    void replicates_have_seeds_of_their_own() {
        assertThat(java.util.stream.LongStream.range(0, 10_000)
                        .map(number -> ReplicateSeed.of(1, number))
                        .distinct()
                        .count())
                .isEqualTo(10_000);
    }
}
