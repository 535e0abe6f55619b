package org.stegvis.design.operating;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Procedure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.EmbeddedRegimes;
import org.stegvis.protocol.regime.Rule;
import org.stegvis.protocol.regime.Rule.Then;

/// A protocol that follows some of its embedded regimes only: each route offers the options that one of
/// them gives there, in the ratio that they had. The regimes that are left keep their ids. A route that
/// leads on from several first options goes on offering what any of their regimes gives.
final class FollowedRegimes {
    private final Map<String, Set<String>> given = new HashMap<>();

    private FollowedRegimes() {}

    /// @param regimes ids of those that are followed
    static Protocol of(Protocol protocol, Set<String> regimes) {
        var followed = new FollowedRegimes();
        for (EmbeddedRegime regime : EmbeddedRegimes.of(protocol)) {
            if (regimes.contains(regime.id().text())) {
                followed.give(regime.rule());
            }
        }
        return new Protocol(
                protocol.trial(),
                protocol.sites(),
                protocol.characteristics(),
                protocol.treatments(),
                protocol.measures(),
                protocol.visits(),
                protocol.eligibility(),
                protocol.decisions().stream().map(followed::decision).toList(),
                protocol.analyses(),
                protocol.cluster(),
                null,
                protocol.reminders());
    }

    private static String place(String decision, int route) {
        return decision + " " + route;
    }

    private void give(Rule rule) {
        if (!(rule instanceof Rule.At(String decision, List<Rule.Branch> branches))) {
            return;
        }
        for (Rule.Branch branch : branches) {
            Set<String> here = given.computeIfAbsent(place(decision, branch.route()), first -> new HashSet<>());
            switch (branch.then()) {
                case Then.Choose choose -> here.add(choose.option());
                case Then.Give give -> here.add(give.option());
                case Then.Continue goesOn -> {}
                case Then.Leave leaves -> {}
            }
            give(branch.next());
        }
    }

    private Decision decision(Decision decision) {
        List<Decision.Route> routes = IntStream.range(0, decision.routes().size())
                .mapToObj(route -> {
                    Decision.Route each = decision.routes().get(route);
                    return new Decision.Route(
                            each.when(), each.source(), action(each.action(), place(decision.id(), route)));
                })
                .toList();
        return new Decision(
                decision.id(),
                decision.title(),
                decision.at(),
                decision.asSoonAs(),
                decision.classes(),
                decision.ifMissing(),
                routes);
    }

    /// As it was where no regime comes by: those there are on a way that nobody follows any more.
    private Action action(Action action, String place) {
        Set<String> here = given.get(place);
        if (!(action instanceof Action.Allocate allocate) || here == null) {
            return action;
        }
        var offers = new ArrayList<>(allocate.offers());
        offers.removeIf(offer -> !here.contains(offer.option()));
        double before = shares(allocate.offers());
        return new Action.Allocate(
                offers,
                procedure(allocate.procedure(), shares(offers) / before, offers.size()),
                allocate.strata(),
                allocate.preference());
    }

    private static double shares(List<Action.Offer> offers) {
        return offers.stream().mapToDouble(Action.Offer::share).sum();
    }

    /// Blocks hold the same numbers of the options that are left; what is made for two options serves one
    /// only by giving it.
    private static Procedure procedure(Procedure procedure, double part, int options) {
        return switch (procedure) {
            case Procedure.PermutedBlocks(var sizes) ->
                new Procedure.PermutedBlocks(sizes.stream()
                        .map(size -> (int) Math.round(size * part))
                        .toList());
            case Procedure.Simple simple -> simple;
            case Procedure.BiasedCoin coin -> options < 2 ? new Procedure.Simple() : coin;
            case Procedure.Urn urn -> options < 2 ? new Procedure.Simple() : urn;
            case Procedure.Minimisation minimisation -> minimisation;
        };
    }
}
