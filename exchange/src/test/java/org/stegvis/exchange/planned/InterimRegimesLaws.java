package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.Augmentation;
import org.stegvis.protocol.estimator.AugmentedInverseProbability;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Estimator;
import org.stegvis.protocol.estimator.InterimAugmented;
import org.stegvis.protocol.estimator.InverseProbability;
import org.stegvis.protocol.estimator.Normalisation;
import org.stegvis.protocol.estimator.Progress;
import org.stegvis.protocol.estimator.Weights;
import org.stegvis.protocol.expression.Reference;

/// What the estimator for interim looks must agree with at its ends.
class InterimRegimesLaws {
    private static final int PARTICIPANTS = 200;

    private static Result.Found run(Estimator estimator, TrialData data, boolean isAdjusted) {
        AnalysisPlan plan = AnalysisPlan.ofRegimes("y@end");
        return (Result.Found) (isAdjusted ? plan.adjustedFor("x1", "x2") : plan)
                .by(estimator)
                .run(Validated.Setting.ON_THE_WAY.protocol(), data);
    }

    private static SequencedMap<String, List<Reference>> history() {
        var history = new LinkedHashMap<String, List<Reference>>();
        history.put("second", List.of(new Reference.Measured("s", "middle")));
        return history;
    }

    private static void same(Result.Found one, Result.Found other) {
        for (int k = 0; k < one.values().values().size(); k++) {
            same(
                    one.values().values().get(k).estimate(),
                    other.values().values().get(k).estimate());
        }
        for (int k = 0; k < one.values().contrasts().size(); k++) {
            same(
                    one.values().contrasts().get(k).difference(),
                    other.values().contrasts().get(k).difference());
        }
    }

    private static void same(Estimate one, Estimate other) {
        assertThat(one.estimate()).isCloseTo(other.estimate(), within(1e-9));
        assertThat(one.se()).isCloseTo(other.se(), within(1e-9));
    }

    @Property(tries = 10)
    void when_all_have_finished_it_is_augmented_weighting(@ForAll long seed, @ForAll Progress progress) {
        TrialData data = new MadeUpStudy(1).once(PARTICIPANTS, new Random(seed));
        same(
                run(
                        InterimAugmented.withDefaults()
                                .withHistory(history())
                                .with(progress)
                                .with(new Weights.Observed())
                                .with(Correction.MANCL_DEROUEN),
                        data,
                        true),
                run(
                        AugmentedInverseProbability.withDefaults()
                                .withHistory(history())
                                .with(new Weights.Observed())
                                .with(Correction.MANCL_DEROUEN),
                        data,
                        true));
    }

    @Property(tries = 10)
    void without_regressions_it_is_weighting_of_those_who_have_finished(@ForAll long seed) {
        TrialData data = new MadeUpStudy(1).onTheWay(PARTICIPANTS, new Random(seed));
        same(
                run(InterimAugmented.withDefaults().with(Augmentation.NONE), data, false),
                run(InverseProbability.withDefaults().with(Normalisation.HORVITZ_THOMPSON), data, false));
    }

    @Property(tries = 10)
    void when_all_have_finished_the_information_is_the_share_of_those_planned(@ForAll long seed) {
        TrialData data = new MadeUpStudy(1).once(PARTICIPANTS, new Random(seed));
        Section.Progress progress = run(
                        InterimAugmented.withDefaults().withHistory(history()).with(new Weights.Observed()), data, true)
                .sections(Section.Progress.class)
                .getFirst();
        assertThat(progress.fractions())
                .extracting(Section.Fraction::fraction)
                .allSatisfy(
                        each -> assertThat(each).isCloseTo((double) PARTICIPANTS / progress.planned(), within(1e-9)));
    }
}
