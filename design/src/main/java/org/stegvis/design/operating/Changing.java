package org.stegvis.design.operating;

import java.util.List;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Interim;
import org.stegvis.protocol.Protocol;

/// Plays trials that are changed at their first look, one after the other. For one thread.
sealed interface Changing permits ChangedTrial, RegimesDropped {
    /// What is tested, in the order of the counts.
    List<String> hypotheses();

    /// One trial.
    void play(long seedOfFirst, long seedOfSecond, ChangedCounts counts);

    /// One for another thread.
    default Changing another(Protocol protocol, Scenario scenario, int participants) {
        return switch (this) {
            case ChangedTrial changed -> ChangedTrial.of(protocol, scenario, participants);
            case RegimesDropped dropped -> dropped.another();
        };
    }

    /// As the protocol plans it.
    static Changing of(Protocol protocol, Scenario scenario, int participants) {
        Interim interim = protocol.interim();
        return interim != null
                        && interim.change() instanceof Interim.Change.Drop drop
                        && protocol.analysis(interim.analysis()).compare() instanceof Analysis.Comparison.Regimes
                ? new RegimesDropped(protocol, scenario, participants, drop)
                : ChangedTrial.of(protocol, scenario, participants);
    }
}
