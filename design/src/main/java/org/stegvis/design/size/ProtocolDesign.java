package org.stegvis.design.size;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.EmbeddedRegimes;
import org.stegvis.protocol.regime.Rule;
import org.stegvis.protocol.regime.Rule.Branch;
import org.stegvis.protocol.regime.Rule.Then;

/// Reads the paths of a trial, and how often they occur, off its protocol. All options count as open to
/// everybody.
public final class ProtocolDesign {
    private static final int MOST_REGIMES = 200;

    private final Protocol protocol;
    private final ResponseRates rates;
    private final Map<String, Found> found = new LinkedHashMap<>();

    private ProtocolDesign(Protocol protocol, ResponseRates rates) {
        this.protocol = protocol;
        this.rates = rates;
    }

    private record Found(Map<String, String> options, double share, double probability, Set<Integer> regimes) {}

    /// Where the walk through a regime stands: the name of the path so far, the last option, and the two
    /// products.
    private record Place(String name, Map<String, String> options, String option, double share, double probability) {}

    /// The design of a protocol.
    ///
    /// @throws IllegalArgumentException when the protocol has too many regimes, when a response rate is
    /// missing, or when participants divide by something else than response and chance, so that only a
    /// simulation can tell
    public static EmbeddedDesign of(Protocol protocol, ResponseRates rates) {
        if (EmbeddedRegimes.count(protocol).intValue() > MOST_REGIMES) {
            throw new IllegalArgumentException(
                    "the protocol has %,d embedded regimes; formulas serve up to %d. Maybe `stegvis power` suits, which simulates."
                            .formatted(EmbeddedRegimes.count(protocol), MOST_REGIMES));
        }
        return new ProtocolDesign(protocol, rates).read();
    }

    private EmbeddedDesign read() {
        var regimes = new ArrayList<EmbeddedDesign.Regime>();
        for (EmbeddedRegime regime : EmbeddedRegimes.of(protocol)) {
            regimes.add(first(regime));
            walk(regime.rule(), new Place("", Map.of(), "", 1, 1), regimes.size() - 1);
        }
        var paths = new ArrayList<TrialPath>();
        found.forEach((name, each) -> paths.add(new TrialPath(
                name.isEmpty() ? "all" : name,
                each.options(),
                each.share() * each.probability(),
                each.probability(),
                each.regimes())));
        return new EmbeddedDesign(regimes, paths);
    }

    private EmbeddedDesign.Regime first(EmbeddedRegime regime) {
        Rule rule = regime.rule();
        while (rule instanceof Rule.At(String decision, List<Branch> branches) && branches.size() == 1) {
            if (branches.getFirst().then() instanceof Then.Choose choose) {
                return new EmbeddedDesign.Regime(regime.id().text(), choose.option(), choose.probability());
            }
            rule = branches.getFirst().next();
        }
        return new EmbeddedDesign.Regime(regime.id().text(), "", 1);
    }

    private void walk(Rule rule, Place place, int regime) {
        switch (rule) {
            case Rule.End() ->
                found.computeIfAbsent(
                                place.name(),
                                name -> new Found(place.options(), place.share(), place.probability(), new HashSet<>()))
                        .regimes()
                        .add(regime);
            case Rule.At(String decision, List<Branch> branches) -> {
                Map<Branch, Double> shares = shares(decision, branches, place.option());
                for (Branch branch : branches) {
                    walk(branch.next(), after(place, decision, branch, requireNonNull(shares.get(branch))), regime);
                }
            }
        }
    }

    private Map<Branch, Double> shares(String decision, List<Branch> branches, String option) {
        if (branches.size() == 1) {
            return Map.of(branches.getFirst(), 1.0);
        }
        var shares = new HashMap<Branch, Double>();
        var counted = new HashSet<String>();
        Map<String, Double> classes =
                branches.stream().allMatch(branch -> branch.classes().isEmpty())
                        ? Map.of()
                        : rates.of(protocol.decision(decision), option);
        for (Branch branch : branches) {
            boolean twice = branch.classes().stream().anyMatch(each -> !counted.add(each));
            if (branch.classes().isEmpty() || twice) {
                throw new IllegalArgumentException(
                        "at decision '%s' participants divide by more than response and chance; a formula cannot tell how many go where. Use `stegvis power`, which simulates the protocol."
                                .formatted(decision));
            }
            shares.put(
                    branch,
                    branch.classes().stream()
                            .mapToDouble(each -> requireNonNull(classes.get(each)))
                            .sum());
        }
        return shares;
    }

    private static Place after(Place place, String decision, Branch branch, double share) {
        String given = switch (branch.then()) {
            case Then.Choose choose -> choose.option();
            case Then.Give give -> give.option();
            case Then.Continue goesOn -> "";
            case Then.Leave leaves -> "";
        };
        double probability = branch.then() instanceof Then.Choose choose ? choose.probability() : 1;
        String step = String.join(" or ", branch.classes())
                + (given.isEmpty() || branch.classes().isEmpty() ? "" : " ")
                + given;
        String name = place.name()
                + (place.name().isEmpty() || step.isEmpty() ? "" : ", ")
                + (step.isEmpty() ? "" : decision + " " + step);
        var options = new HashMap<>(place.options());
        if (branch.then() instanceof Then.Choose choose) {
            options.put(decision, choose.option());
        }
        return new Place(
                name,
                options,
                given.isEmpty() ? place.option() : given,
                place.share() * share,
                place.probability() * probability);
    }
}
