package org.stegvis.cli.simulation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.protocol.Protocol;

/// What `stegvis power` simulates.
///
/// @param scenarioSha256 null where the scenario was derived
/// @param scenarioText the scenario as a file
/// @param varied what was set with `--vary`, in the order of the options
record PowerPlan(
        Protocol protocol,
        String protocolSha256,
        Scenario scenario,
        @Nullable String scenarioSha256,
        String scenarioText,
        List<String> assumptions,
        Map<String, String> varied,
        int participants,
        long replicates,
        long seed,
        int truth) {
    PowerPlan {
        assumptions = List.copyOf(assumptions);
        varied = Collections.unmodifiableMap(new LinkedHashMap<>(varied));
    }

    PowerPlan with(int otherParticipants) {
        return new PowerPlan(
                protocol,
                protocolSha256,
                scenario,
                scenarioSha256,
                scenarioText,
                assumptions,
                varied,
                otherParticipants,
                replicates,
                seed,
                truth);
    }

    /// Another cell of a grid.
    PowerPlan with(Scenario otherScenario, String text, Map<String, String> set, int otherParticipants) {
        return new PowerPlan(
                protocol,
                protocolSha256,
                otherScenario,
                scenarioSha256,
                text,
                assumptions,
                set,
                otherParticipants,
                replicates,
                seed,
                truth);
    }
}
