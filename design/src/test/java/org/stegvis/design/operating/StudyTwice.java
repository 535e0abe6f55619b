package org.stegvis.design.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.design.simulation.Trials;
import org.stegvis.design.simulation.TrueEffects;

/// The operating characteristics from columns against those through the engine and the analyses of real data.
class StudyTwice {
    private static final int REPLICATES = 3;

    static List<String> ids() {
        return List.of("back-pain", "adhd", "preference", "extend", "calgb-8923");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void both_ways_tell_the_same(String id) {
        var trial = Trials.trial(id);
        TrueEffects truth = Study.truth(trial.protocol(), trial.scenario(), 200, 1);
        var fast =
                Study.of(trial.protocol(), trial.scenario(), truth, 200, 1).run(REPLICATES, 1, Study.Progress.SILENT);
        var slow = Study.throughEngine(trial.protocol(), trial.scenario(), truth, 200, 1)
                .run(REPLICATES, 1, Study.Progress.SILENT);

        for (int i = 0; i < fast.quantities().size(); i++) {
            var one = fast.quantities().get(i);
            var other = slow.quantities().get(i);
            assertThat(one.quantity()).isEqualTo(other.quantity());
            assertThat(one.estimated()).as(one.quantity().name()).isEqualTo(other.estimated());
            if (other.estimated() > 1) {
                assertThat(one.bias().value())
                        .as(one.quantity().name())
                        .isEqualTo(other.bias().value(), within(1e-7));
                assertThat(one.modelError().value())
                        .as(one.quantity().name())
                        .isEqualTo(other.modelError().value(), within(1e-7));
                assertThat(one.coverage()).isEqualTo(other.coverage());
            }
        }
        for (int i = 0; i < fast.counts().size(); i++) {
            assertThat(fast.counts().get(i).counted())
                    .isEqualTo(slow.counts().get(i).counted());
            assertThat(fast.counts().get(i).mean().value())
                    .as(fast.counts().get(i).counted().toString())
                    .isEqualTo(slow.counts().get(i).mean().value(), within(1e-9));
        }
        assertThat(fast.choices()).hasSameSizeAs(slow.choices());
    }
}
