package org.stegvis.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.tailoring.ChoicePoint;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.RuleLearning;
import org.stegvis.protocol.estimator.Weights;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// What a rule is learned from.
class RuleChoicesTest {

    /// That of the protocol among those left to chance: to have been left to chance is no part of it, as it is of the
    /// probability of a regime that holds for them alone.
    @Test
    void an_option_given_by_chance_has_its_probability_among_those_left_to_chance() {
        Protocol protocol = MadeUpSmart.preferring("""
                analyses:
                  learned:
                    compare: regimes
                    outcome: y@end
                    estimator: {method: g-estimation, moderators: {second: [y@middle]}, inference: sandwich}
                """);
        TrialData data = MadeUpSmart.wishing(300, new Random(9));
        Analysis analysis = protocol.analysis("learned");
        var question = new Question(protocol, analysis, data, Paths.of(protocol, data), EmbeddedRegimes.of(protocol));
        Analysed analysed = Analysed.of(data, analysis, row -> true);
        AllocationWeights weights = AllocationWeights.of(protocol, new Weights.Known(), analysed, question.paths())
                .orElseThrow();

        List<List<ChoicePoint>> points = RuleChoices.of(
                        question, (RuleLearning) analysis.estimator(), analysed, weights)
                .points();

        ChoicePoint first = points.getFirst().getFirst();
        assertThat(first.members().length).isBetween(150, 250);
        for (int i = 0; i < first.members().length; i++) {
            assertThat(first.probabilities().get(i, 0)).isCloseTo(0.5, within(1e-12));
            assertThat(first.probabilities().get(i, 1)).isCloseTo(0.5, within(1e-12));
        }
    }
}
