package org.stegvis.design.operating;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.protocol.Protocol;

/// Changed trials played alone, without the trial as planned beside them.
record ChangedRuns(Protocol protocol, Scenario scenario, int participants, long seed) {

    /// Each thread has a player, and takes every so manieth replicate.
    ChangedTrials.Found run(int replicates, int threads) {
        List<String> hypotheses = ChangedTrials.hypotheses(protocol);
        ChangedTrials trials = Objects.requireNonNull(ChangedTrials.of(protocol, scenario, participants, seed));
        List<ChangedCounts> all = IntStream.range(0, threads)
                .parallel()
                .mapToObj(thread -> {
                    ChangedTrials.Player player = trials.player();
                    var counts = new ChangedCounts(hypotheses.size());
                    for (int number = thread; number < replicates; number += threads) {
                        player.play(number, counts);
                    }
                    return counts;
                })
                .toList();
        var sum = new ChangedCounts(hypotheses.size());
        all.forEach(sum::add);
        return sum.found(hypotheses, replicates);
    }
}
