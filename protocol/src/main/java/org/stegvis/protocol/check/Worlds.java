package org.stegvis.protocol.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Decision.Route;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Expression;
import org.stegvis.protocol.expression.ExpressionText;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Truth;

/// All the worlds in which a decision can be taken, as far as its routes can tell them apart.
///
/// Only earlier decisions that matter are followed: those whose option the routes name, directly or through another
/// such decision, and those at which participants leave.
final class Worlds {
    static final int MOST = 200_000;

    private final List<Decision> earlier;
    private final Map<Fact, List<Object>> domains;
    private final double count;

    private Worlds(List<Decision> earlier, Map<Fact, List<Object>> domains) {
        this.earlier = earlier;
        this.domains = domains;
        double product = 1;
        for (List<Object> domain : domains.values()) {
            product *= domain.size();
        }
        for (Decision decision : earlier) {
            product *=
                    decision.routes().stream().mapToInt(Worlds::branches).max().orElse(1);
        }
        this.count = product;
    }

    static Worlds before(Protocol protocol, Decision decision) {
        int index = protocol.decisions().indexOf(decision);
        Set<String> named = new LinkedHashSet<>(decisionsNamed(decision));
        var needed = new ArrayList<Decision>();
        for (int i = index - 1; i >= 0; i--) {
            Decision candidate = protocol.decisions().get(i);
            boolean canLeave = candidate.routes().stream().anyMatch(route -> route.action() instanceof Action.Leave);
            if (canLeave || named.contains(candidate.id())) {
                needed.addFirst(candidate);
                named.addAll(decisionsNamed(candidate));
            }
        }
        var facts = new Facts(protocol);
        needed.forEach(each -> conditions(each).forEach(condition -> facts.add(condition, each.id())));
        conditions(decision).forEach(condition -> facts.add(condition, decision.id()));
        return new Worlds(List.copyOf(needed), facts.domains());
    }

    boolean areTooMany() {
        return count > MOST;
    }

    void forEach(Consumer<World> visitor) {
        var facts = new ArrayList<>(domains.keySet());
        choose(facts, 0, new HashMap<>(), visitor);
    }

    private void choose(List<Fact> facts, int index, Map<Fact, Object> chosen, Consumer<World> visitor) {
        if (index == facts.size()) {
            follow(0, new World(Map.copyOf(chosen), Map.of()), visitor);
            return;
        }
        for (Object value : domains.getOrDefault(facts.get(index), List.of())) {
            if (value != Facts.Missing.VALUE) {
                chosen.put(facts.get(index), value);
            }
            choose(facts, index + 1, chosen, visitor);
            chosen.remove(facts.get(index));
        }
    }

    /// Goes the ways through the earlier decisions; those who wait or leave there come no further.
    private void follow(int index, World world, Consumer<World> visitor) {
        if (index == earlier.size()) {
            visitor.accept(world);
            return;
        }
        Decision decision = earlier.get(index);
        for (Route route : decision.routes()) {
            Truth truth = world.holds(route.when(), decision.id());
            if (truth == Truth.UNKNOWN) {
                return;
            }
            if (truth == Truth.TRUE) {
                for (String option : outcomes(route.action(), world, decision.id())) {
                    var options = new LinkedHashMap<>(world.options());
                    options.put(decision.id(), option);
                    follow(index + 1, new World(world.facts(), options), visitor);
                }
                return;
            }
        }
    }

    private static List<String> outcomes(Action action, World world, String decision) {
        return switch (action) {
            case Action.Allocate allocate ->
                allocate.offers().stream()
                        .filter(offer ->
                                world.holds(offer.availableIf(), decision).isTrue())
                        .map(Action.Offer::option)
                        .toList();
            case Action.Continue goesOn -> List.of(Reference.NO_OPTION);
            case Action.Leave leaves -> List.of();
        };
    }

    private static int branches(Route route) {
        return route.action() instanceof Action.Allocate allocate
                ? allocate.offers().size()
                : 1;
    }

    private static List<Condition> conditions(Decision decision) {
        var conditions = new ArrayList<Condition>();
        for (Route route : decision.routes()) {
            conditions.add(route.when());
            if (route.action() instanceof Action.Allocate allocate) {
                allocate.offers().forEach(offer -> conditions.add(offer.availableIf()));
            }
        }
        return conditions;
    }

    private static Set<String> decisionsNamed(Decision decision) {
        return conditions(decision).stream()
                .flatMap(condition -> condition.references().stream())
                .filter(Reference.OptionAt.class::isInstance)
                .map(reference -> ((Reference.OptionAt) reference).decision())
                .collect(Collectors.toSet());
    }

    /// The facts of a world that the decision looks at: `non-response, first = pt`.
    String shown(World world, Decision decision) {
        var parts = new ArrayList<String>();
        Set<Reference> named = conditions(decision).stream()
                .flatMap(condition -> condition.references().stream())
                .collect(Collectors.toSet());
        world.facts().entrySet().stream()
                .filter(entry -> isNamed(entry.getKey(), named))
                .map(entry -> shown(entry.getKey(), entry.getValue(), decision))
                .sorted()
                .forEach(parts::add);
        world.options().forEach((at, option) -> {
            if (named.contains(new Reference.OptionAt(at))) {
                parts.add(at + " = " + option);
            }
        });
        return parts.isEmpty() ? "nothing is known" : String.join(", ", parts);
    }

    private static boolean isNamed(Fact fact, Set<Reference> named) {
        return switch (fact) {
            case Fact.Number(var quantity, var at) -> named.containsAll(quantity.references());
            case Fact.YesNo(var reference, var at) -> named.contains(reference);
            case Fact.OneOf(var reference, var at) -> named.contains(reference);
            case Fact.Untold(var missing, var at) -> named.containsAll(missing.references());
        };
    }

    private static String shown(Fact fact, Object value, Decision decision) {
        return switch (fact) {
            case Fact.Number(var quantity, var at) -> text(quantity) + " = " + value;
            case Fact.YesNo(var reference, var at) ->
                Boolean.TRUE.equals(value) ? reference.toString() : "not " + reference;
            case Fact.OneOf(Reference.ClassAt(var at), var here) ->
                at.equals(decision.id()) ? String.valueOf(value) : at + "." + value;
            case Fact.OneOf(var reference, var at) -> reference + " = " + value;
            case Fact.Untold(var missing, var at) ->
                Boolean.TRUE.equals(value) ? text(missing) : "not " + text(missing);
        };
    }

    private static String text(Expression expression) {
        return ExpressionText.of(expression);
    }
}
