package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision.Route;
import org.stegvis.protocol.Treatment;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;

/// The routes of a decision, or its options when everybody takes the same route.
final class RouteReader {
    private static final List<String> ACTIONS = List.of("continue", "leave", "options");

    private final Supplier<ProtocolScope> scope;
    private final Findings findings;
    private final OfferReader offers;
    private final Set<String> options = new LinkedHashSet<>();

    RouteReader(Supplier<ProtocolScope> scope, Declared<Treatment> treatments, Findings findings) {
        this.scope = scope;
        this.findings = findings;
        this.offers = new OfferReader(scope, treatments, findings);
    }

    /// @param options all options that some route offers
    record Routes(List<Route> routes, List<String> options) {
        boolean allocatesAll() {
            return routes.stream().allMatch(route -> route.action() instanceof Action.Allocate);
        }
    }

    Routes read(Fields decision) {
        Node single = decision.optional("options");
        Node several = decision.optional("routes");
        Node allocate = decision.optional("allocate");
        var routes = new ArrayList<Route>();
        if (single != null && several != null) {
            findings.error(several, "'routes' beside 'options'", "one of the two", "");
        } else if (single != null) {
            Action action = allocation(single, allocate, decision.node());
            if (action != null) {
                routes.add(new Route(Condition.ALWAYS, Expressions.OTHERWISE, action));
            }
        } else if (several != null) {
            routes(several, allocate, routes);
        } else {
            findings.error(decision.node(), "neither 'options' nor 'routes'", "one of the two", "");
        }
        return new Routes(routes, List.copyOf(options));
    }

    private void routes(Node node, @Nullable Node allocate, List<Route> routes) {
        List<Node> items = Expect.items(node, "a list of routes", findings);
        if (items == null) {
            return;
        }
        if (items.isEmpty()) {
            findings.error(node, node.shown(), "at least one route", "");
        }
        for (Node item : items) {
            Route route = route(item, allocate, item.equals(items.getLast()));
            if (route != null) {
                routes.add(route);
            }
        }
    }

    private @Nullable Route route(Node node, @Nullable Node usualAllocate, boolean isLast) {
        Fields fields = Fields.of(node, "a mapping with 'when' and continue, leave or options", findings);
        if (fields == null) {
            return null;
        }
        Node when = fields.required("when");
        boolean isOtherwise = when != null && Expressions.isOtherwise(when);
        if (when != null && isOtherwise && !isLast) {
            findings.error(when, "'otherwise' before the last route", "'otherwise' last", "");
        }
        Condition condition =
                when == null || isOtherwise ? Condition.ALWAYS : Expressions.condition(when, scope.get(), findings);
        Action action = action(fields, usualAllocate);
        fields.rejectOthers();
        return when == null || condition == null || action == null
                ? null
                : new Route(condition, Expressions.source(when), action);
    }

    private @Nullable Action action(Fields fields, @Nullable Node usualAllocate) {
        Node goesOn = fields.optional("continue");
        Node leaves = fields.optional("leave");
        Node offered = fields.optional("options");
        Node allocate = fields.optional("allocate");
        long given = ACTIONS.stream().filter(fields::has).count();
        if (given != 1) {
            findings.error(
                    fields.node(),
                    given == 0 ? "a route without an action" : "a route with several actions",
                    "one of 'continue: true', 'leave: true' and 'options'",
                    "");
            return null;
        }
        if (offered != null) {
            return allocation(offered, allocate == null ? usualAllocate : allocate, fields.node());
        }
        if (allocate != null) {
            findings.error(allocate, "'allocate' without 'options'", "options to allocate", "");
        }
        Node flag = goesOn != null ? goesOn : leaves;
        if (!(flag instanceof Scalar scalar && scalar.isTrue())) {
            Node at = flag == null ? fields.node() : flag;
            findings.error(at, at.shown(), "true", "");
            return null;
        }
        return goesOn != null ? new Action.Continue() : new Action.Leave();
    }

    private @Nullable Action allocation(Node offered, @Nullable Node allocate, Node route) {
        List<Action.Offer> read = offers.offers(offered);
        read.forEach(offer -> options.add(offer.option()));
        options.addAll(OfferReader.names(offered));
        return read.isEmpty() ? null : offers.allocation(read, allocate, route);
    }
}
