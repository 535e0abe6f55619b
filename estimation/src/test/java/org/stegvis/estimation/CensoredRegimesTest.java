package org.stegvis.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;

/// Weights for staying beside those of who received what.
class CensoredRegimesTest {
    private static final int N = 600;
    private static final String ANALYSES = """
            analyses:
              plain: {compare: regimes, outcome: y@end}
              stayed: {compare: regimes, outcome: y@end, estimator: {method: ipcw, stages: {outcome: [y@start]}}}
            """;

    /// Where nobody is gone the weights for staying are 1, and those for the way to an option are left.
    @Test
    void where_nobody_is_gone_honoured_preferences_are_weighted_as_without_weights_for_staying() {
        Protocol protocol = MadeUpSmart.preferring(ANALYSES);
        TrialData data = MadeUpSmart.wishing(N, new Random(5));

        Result.Found plain = found(protocol, data, "plain");
        Result.Found stayed = found(protocol, data, "stayed");

        assertThat(plain.values().values()).hasSizeGreaterThan(4);
        for (var each : plain.values().values()) {
            assertThat(stayed.values().value(each.name()).estimate())
                    .as(each.name())
                    .isCloseTo(each.estimate().estimate(), within(1e-12));
        }
    }

    @Test
    void regimes_that_few_followed_to_the_end_are_named() {
        TrialData all = MadeUpSmart.data(N, false, new Random(6));
        int[] rows = IntStream.range(0, N)
                .filter(row -> "b".equals(all.levels("first").at(row))
                        || (row < 30 && all.levels("second").at(row) != null))
                .toArray();
        TrialData few = all.rows(rows);
        Protocol protocol = MadeUpSmart.withAnalyses(ANALYSES);

        assertThat(found(protocol, few, "stayed").warnings())
                .isEqualTo(found(protocol, few, "plain").warnings())
                .hasAtLeastOneElementOfType(Warning.FewFollowed.class);
    }

    private static Result.Found found(Protocol protocol, TrialData data, String analysis) {
        return (Result.Found) PlannedAnalyses.of(protocol)
                .run(data, List.of(protocol.analysis(analysis)))
                .getFirst();
    }
}
