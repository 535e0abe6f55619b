package org.stegvis.protocol.regime;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.regime.Rule.Branch;
import org.stegvis.protocol.regime.Rule.Then;
import org.stegvis.protocol.tailoring.Offering.How;

/// Derives the embedded regimes of a protocol.
///
/// A regime is a tree: at each decision it chooses one option for every route that a participant who followed it so
/// far may take. All combinations of such choices are the embedded regimes. Sources: Murphy 2005, Stat Med
/// 24:1455-1481; Lavori and Dawson 2004, Clin Trials 1:9-20.
public final class EmbeddedRegimes {
    /// More regimes than this are counted but not listed.
    public static final int MOST_LISTED = 5_000;

    private final Protocol protocol;

    private EmbeddedRegimes(Protocol protocol) {
        this.protocol = protocol;
    }

    /// The regimes in the order of the options in the protocol.
    ///
    /// @throws IllegalArgumentException when there are more than [#MOST_LISTED]; see [#count]
    public static List<EmbeddedRegime> of(Protocol protocol) {
        BigInteger count = count(protocol);
        if (count.compareTo(BigInteger.valueOf(MOST_LISTED)) > 0) {
            throw new IllegalArgumentException("Protocol '%s' has %,d embedded regimes; at most %,d can be listed."
                    .formatted(protocol.trial().id(), count, MOST_LISTED));
        }
        List<Rule> rules = new EmbeddedRegimes(protocol).rules(0, Branching.START);
        return rules.stream()
                .map(rule -> new EmbeddedRegime(RegimeNames.idOf(rule), rule))
                .toList();
    }

    /// How many regimes a protocol has, without listing them.
    public static BigInteger count(Protocol protocol) {
        return new EmbeddedRegimes(protocol).count(0, Branching.START);
    }

    private List<Rule> rules(int position, Branching soFar) {
        if (position == protocol.decisions().size()) {
            return List.of(new Rule.End());
        }
        Decision decision = protocol.decisions().get(position);
        if (!soFar.mayHappen(decision, protocol)) {
            return rules(position + 1, soFar.passing(decision.id()));
        }
        List<List<Branch>> combinations = List.of(List.of());
        for (Branching.Reachable reachable : soFar.reachable(decision)) {
            combinations = combine(combinations, branches(position, decision, reachable, soFar));
        }
        return combinations.stream()
                .<Rule>map(branches -> new Rule.At(decision.id(), branches))
                .toList();
    }

    private List<Branch> branches(int position, Decision decision, Branching.Reachable reachable, Branching soFar) {
        var all = new ArrayList<Branch>();
        for (Then then : alternatives(decision.routes().get(reachable.route()).action())) {
            for (Rule next : following(position, decision, reachable, soFar, then)) {
                all.add(new Branch(reachable.route(), reachable.namedClasses(), then, next));
            }
        }
        return all;
    }

    private List<Rule> following(
            int position, Decision decision, Branching.Reachable reachable, Branching soFar, Then then) {
        return switch (then) {
            case Then.Leave leave -> List.of(new Rule.End());
            default -> rules(position + 1, soFar.with(decision.id(), optionOf(then), reachable.classes()));
        };
    }

    private BigInteger count(int position, Branching soFar) {
        if (position == protocol.decisions().size()) {
            return BigInteger.ONE;
        }
        Decision decision = protocol.decisions().get(position);
        if (!soFar.mayHappen(decision, protocol)) {
            return count(position + 1, soFar.passing(decision.id()));
        }
        BigInteger product = BigInteger.ONE;
        for (Branching.Reachable reachable : soFar.reachable(decision)) {
            BigInteger sum = BigInteger.ZERO;
            for (Then then :
                    alternatives(decision.routes().get(reachable.route()).action())) {
                sum = sum.add(
                        then instanceof Then.Leave
                                ? BigInteger.ONE
                                : count(position + 1, soFar.with(decision.id(), optionOf(then), reachable.classes())));
            }
            product = product.multiply(sum);
        }
        return product;
    }

    /// What a regime can say on a route.
    static List<Then> alternatives(Action action) {
        return switch (action) {
            case Action.Continue goesOn -> List.of(new Then.Continue());
            case Action.Leave leaves -> List.of(new Then.Leave());
            case Action.Allocate allocate
            when !allocate.isRandomised() ->
                List.of(new Then.Give(allocate.offers().getFirst().option()));
            case Action.Allocate allocate -> choices(allocate);
        };
    }

    private static List<Then> choices(Action.Allocate allocate) {
        double all = allocate.offers().stream().mapToDouble(Action.Offer::share).sum();
        var choices = new ArrayList<Then>();
        for (Action.Offer offer : allocate.offers()) {
            choices.add(new Then.Choose(offer.option(), How.BY_CHANCE, offer.share() / all));
        }
        if (allocate.preference() != null) {
            for (Action.Offer offer : allocate.offers()) {
                choices.add(new Then.Choose(offer.option(), How.BY_CHOICE, 1));
            }
        }
        return choices;
    }

    private static String optionOf(Then then) {
        return switch (then) {
            case Then.Choose choose -> choose.option();
            case Then.Give give -> give.option();
            case Then.Continue goesOn -> Reference.NO_OPTION;
            case Then.Leave leaves -> Reference.NO_OPTION;
        };
    }

    private static List<List<Branch>> combine(List<List<Branch>> combinations, List<Branch> alternatives) {
        var longer = new ArrayList<List<Branch>>(combinations.size() * alternatives.size());
        for (List<Branch> before : combinations) {
            for (Branch branch : alternatives) {
                var all = new ArrayList<>(before);
                all.add(branch);
                longer.add(all);
            }
        }
        return longer;
    }
}
