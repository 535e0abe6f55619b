package org.stegvis.design.size;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.EmbeddedRegimes;
import org.stegvis.protocol.regime.Rule;
import org.stegvis.protocol.regime.Rule.Branch;
import org.stegvis.protocol.regime.Rule.Then;

/// Reads what a pilot needs off a protocol of two decisions, the second with two ways on.
public final class PilotArms {
    private PilotArms() {}

    /// One arm an option of the first decision.
    ///
    /// @throws IllegalArgumentException when the protocol has another shape, or a response rate is missing
    public static List<Pilot.Arm> of(Protocol protocol, ResponseRates rates) {
        var arms = new LinkedHashMap<String, Pilot.Arm>();
        for (EmbeddedRegime regime : EmbeddedRegimes.of(protocol)) {
            if (!(regime.rule() instanceof Rule.At first)
                    || first.branches().size() != 1
                    || !(first.branches().getFirst().then() instanceof Then.Choose choose)) {
                throw shape(protocol);
            }
            if (!arms.containsKey(choose.option())) {
                arms.put(
                        choose.option(),
                        arm(protocol, rates, choose, first.branches().getFirst().next()));
            }
        }
        return List.copyOf(arms.values());
    }

    private static Pilot.Arm arm(Protocol protocol, ResponseRates rates, Then.Choose choose, Rule next) {
        if (!(next instanceof Rule.At second) || second.branches().size() != 2) {
            throw shape(protocol);
        }
        Decision decision = protocol.decision(second.decision());
        Map<String, Double> classes = rates.of(decision, choose.option());
        Branch up = second.branches().get(0);
        Branch down = second.branches().get(1);
        double nonResponse = down.classes().stream()
                .mapToDouble(each -> requireNonNull(classes.get(each)))
                .sum();
        return new Pilot.Arm(
                choose.option(), choose.probability(), nonResponse, smallest(decision, up), smallest(decision, down));
    }

    private static double smallest(Decision decision, Branch branch) {
        if (!(decision.routes().get(branch.route()).action() instanceof Action.Allocate allocate)) {
            return 1;
        }
        double total =
                allocate.offers().stream().mapToDouble(Action.Offer::share).sum();
        return allocate.offers().stream().mapToDouble(Action.Offer::share).min().orElse(total) / total;
    }

    private static IllegalArgumentException shape(Protocol protocol) {
        return new IllegalArgumentException(
                "the pilot formula serves two decisions, the second with two ways on, and '%s' is another trial. Use `stegvis simulate` and count."
                        .formatted(protocol.trial().id()));
    }
}
