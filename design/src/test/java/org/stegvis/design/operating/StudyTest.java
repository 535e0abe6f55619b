package org.stegvis.design.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.stegvis.design.simulation.TinyTrial;
import org.stegvis.design.simulation.Trials;
import org.stegvis.design.simulation.TrueEffects;

class StudyTest {
    private static final TinyTrialStudy TINY = new TinyTrialStudy(2_000);

    /// The tiny trial with its truth.
    private record TinyTrialStudy(TrueEffects truth) {
        TinyTrialStudy(int truth) {
            this(Study.truth(trial().protocol(), trial().scenario(), truth, 1));
        }

        private static Trials.Trial trial() {
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

    /// In trials so small that their participants do not go every way, which must not depend on who went it first.
    @Test
    void a_chunk_has_the_same_bits_whatever_was_played_before_it() {
        var trial = Trials.trial("back-pain");
        TrueEffects truth = Study.truth(trial.protocol(), trial.scenario(), 200, 1);
        Study study = Study.of(trial.protocol(), trial.scenario(), truth, 60, 7);
        Study.Player player = study.player();
        player.play(2, 75);

        for (long chunk = 0; chunk < 3; chunk++) {
            assertThat(player.play(chunk, 75).numbers())
                    .isEqualTo(study.player().play(chunk, 75).numbers());
        }
    }

    @Test
    void sums_as_numbers_are_taken_up_to_the_bit() {
        Study study = TINY.study(7);
        Kept kept = study.nothing();
        study.run(60, 1, Study.Progress.SILENT, kept, Study.Keeper.NONE);

        assertThat(study.kept(kept.numbers()).text()).isEqualTo(kept.text());
        assertThat(study.kept(kept.numbers()).summary()).isEqualTo(kept.summary());
        assertThatThrownBy(() -> study.kept(new double[3])).hasMessageContaining("3 sums");
        assertThatThrownBy(() -> study.player().play(3, 60)).hasMessageContaining("one of the 3 chunks");
    }

    @Test
    void progress_grows_to_the_end() {
        var heard = new ArrayList<Long>();
        TINY.study(7).run(60, 2, (done, wanted) -> heard.add(done));

        assertThat(heard).isSorted().endsWith(60L).hasSize(3);
    }

    @Test
    void a_study_that_was_stopped_goes_on_to_the_same_bits() {
        var kept = new ArrayList<String>();
        var whole = TINY.study(7)
                .run(110, 2, Study.Progress.SILENT, TINY.study(7).nothing(), soFar -> kept.add(soFar.text()));

        assertThat(kept).hasSize(4);
        for (String text : kept) {
            Study again = TINY.study(7);
            assertThat(again.run(110, 3, Study.Progress.SILENT, again.kept(text), Study.Keeper.NONE))
                    .isEqualTo(whole);
        }
    }

    @Test
    void sums_that_are_damaged_are_refused() {
        var kept = new ArrayList<String>();
        TINY.study(7).run(50, 1, Study.Progress.SILENT, TINY.study(7).nothing(), soFar -> kept.add(soFar.text()));
        String text = kept.getLast();

        assertThatThrownBy(() -> TINY.study(7).kept(text.substring(0, text.length() / 2)))
                .hasMessageContaining("A line of the sums");
        assertThatThrownBy(() -> TINY.study(7).kept(text + "1\n")).hasMessageContaining("too many");
        assertThatThrownBy(() -> TINY.study(7).kept(text.replaceFirst("50", "51")))
                .hasMessageContaining("whole chunks");
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
                .isCloseTo(1, within(1e-12));
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
        assertThat(LongStream.range(0, 10_000)
                        .map(number -> ReplicateSeed.of(1, number))
                        .distinct()
                        .count())
                .isEqualTo(10_000);
    }
}
