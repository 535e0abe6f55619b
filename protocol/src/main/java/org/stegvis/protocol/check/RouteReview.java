package org.stegvis.protocol.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Decision.Route;
import org.stegvis.protocol.Protocol;

/// Asks whether the routes of a decision part the participants: each route has some, nobody has two, nobody has
/// none.
///
/// Goes through all combinations of response classes, earlier options, categories and intervals between thresholds.
final class RouteReview {
    private static final String OTHERWISE = "otherwise";

    private final Decision decision;
    private final Worlds worlds;
    private final TreeSet<Integer> reached = new TreeSet<>();
    private final TreeSet<String> open = new TreeSet<>();
    private final Map<List<Integer>, World> overlaps = new LinkedHashMap<>();
    private final List<World> without = new ArrayList<>();

    private RouteReview(Decision decision, Worlds worlds) {
        this.decision = decision;
        this.worlds = worlds;
    }

    static List<Remark> of(Protocol protocol) {
        var remarks = new ArrayList<Remark>();
        for (Decision decision : protocol.decisions()) {
            remarks.addAll(new RouteReview(decision, Worlds.before(protocol, decision)).remarks());
        }
        return remarks;
    }

    private List<Remark> remarks() {
        String path = "decisions." + decision.id();
        if (worlds.areTooMany()) {
            return List.of(new Remark(
                    path + ".routes",
                    "more than " + Worlds.MOST + " combinations of facts",
                    "fewer, for routes that can be checked",
                    "Whether the routes overlap or leave somebody out is not checked here."));
        }
        worlds.forEach(this::visit);
        var remarks = new ArrayList<Remark>();
        for (int i = 0; i < decision.routes().size(); i++) {
            unreached(path + ".routes[" + i + "]", i, remarks);
        }
        overlaps.forEach((pair, example) -> remarks.add(new Remark(
                path + ".routes[" + pair.get(1) + "]",
                "a route that may hold together with the " + ordinal(pair.get(0)) + " one, for instance where "
                        + worlds.shown(example, decision),
                "routes that exclude each other",
                "The earlier one is taken.")));
        if (!without.isEmpty()) {
            remarks.add(new Remark(
                    path + ".routes",
                    "no route where " + worlds.shown(without.getFirst(), decision),
                    "a route for everybody",
                    "Add one, or end with 'when: otherwise'."));
        }
        return remarks;
    }

    private void visit(World world) {
        int taken = -1;
        boolean isUncertain = false;
        for (int i = 0; i < decision.routes().size(); i++) {
            Route route = decision.routes().get(i);
            switch (world.holds(route.when(), decision.id())) {
                case UNKNOWN -> isUncertain = true;
                case FALSE -> {}
                case TRUE -> {
                    if (taken < 0) {
                        taken = i;
                        take(world, i);
                    } else if (!isOtherwise(i)
                            && !decision.routes().get(taken).action().equals(route.action())) {
                        overlaps.putIfAbsent(List.of(taken, i), world);
                    }
                }
            }
        }
        if (taken < 0 && !isUncertain && without.isEmpty()) {
            without.add(world);
        }
    }

    private void take(World world, int index) {
        reached.add(index);
        if (decision.routes().get(index).action() instanceof Action.Allocate allocate) {
            for (Action.Offer offer : allocate.offers()) {
                if (world.holds(offer.availableIf(), decision.id()).isTrue()) {
                    open.add(index + " " + offer.option());
                }
            }
        }
    }

    private void unreached(String path, int index, List<Remark> remarks) {
        if (!reached.contains(index)) {
            remarks.add(new Remark(
                    path,
                    "a route that nobody can take",
                    "one that somebody can take",
                    "Its condition never holds, or an earlier route always holds with it."));
        } else if (decision.routes().get(index).action() instanceof Action.Allocate allocate) {
            for (Action.Offer offer : allocate.offers()) {
                if (!open.contains(index + " " + offer.option())) {
                    remarks.add(new Remark(
                            path + ".options",
                            "the option '" + offer.option() + "', which is open to nobody on this route",
                            "an option that somebody can receive",
                            ""));
                }
            }
        }
    }

    private boolean isOtherwise(int index) {
        return decision.routes().get(index).source().equals(OTHERWISE);
    }

    private static String ordinal(int index) {
        return switch (index) {
            case 0 -> "first";
            case 1 -> "second";
            case 2 -> "third";
            default -> (index + 1) + "th";
        };
    }
}
