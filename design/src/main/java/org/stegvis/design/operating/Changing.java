package org.stegvis.design.operating;

import java.util.List;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Interim;
import org.stegvis.protocol.Protocol;

/// Plays trials that are changed at their first look, one after the other. For one thread.
sealed interface Changing permits ChangedTrial, RegimesDropped {
    /// One trial; its counts are in the order of [#hypotheses].
    void play(long seedOfFirst, long seedOfSecond, ChangedCounts counts);

    /// One for another thread.
    default Changing another(Protocol protocol, Scenario scenario, int participants) {
        return switch (this) {
            case ChangedTrial changed -> ChangedTrial.of(protocol, scenario, participants);
            case RegimesDropped dropped -> dropped.another();
        };
    }

    /// What is tested, in the order of the counts; nothing where no change is planned.
    static List<String> hypotheses(Protocol protocol) {
        Interim interim = protocol.interim();
        if (interim == null || interim.change() == null) {
            return List.of();
        }
        Analysis analysis = protocol.analysis(interim.analysis());
        return interim.change() instanceof Interim.Change.Drop drop && isOfRegimes(analysis)
                ? RegimesDropped.hypotheses(protocol, drop)
                : ChangedTrial.hypotheses(StageComparison.of(protocol, analysis, interim.change()), interim.change());
    }

    /// As the protocol plans it.
    static Changing of(Protocol protocol, Scenario scenario, int participants) {
        Interim interim = protocol.interim();
        return interim != null
                        && interim.change() instanceof Interim.Change.Drop drop
                        && isOfRegimes(protocol.analysis(interim.analysis()))
                ? new RegimesDropped(protocol, scenario, participants, drop)
                : ChangedTrial.of(protocol, scenario, participants);
    }

    private static boolean isOfRegimes(Analysis analysis) {
        return analysis.compare() instanceof Analysis.Comparison.Regimes;
    }
}
