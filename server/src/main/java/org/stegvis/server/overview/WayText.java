package org.stegvis.server.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.protocol.tailoring.Offering;
import org.stegvis.report.flow.Way;
import org.stegvis.server.eventlog.Recorded;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A way through the trial as JSON and back, the same text for the same way. Of what was offered it keeps no more than
/// a flow asks: whether the option came by choice.
final class WayText {
    private WayText() {}

    static String of(Way way) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        var turns = node.putArray("turns");
        way.turns().forEach(turn -> turns.add(json(turn)));
        var treated = node.putObject("treated");
        new TreeMap<>(way.treated()).forEach(treated::put);
        if (!Double.isNaN(way.withdrawn())) {
            node.put("withdrawn", way.withdrawn());
        }
        return node.put("outcome", way.isOutcomeKnown()).toString();
    }

    private static ObjectNode json(Turn turn) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("at", turn.decision());
        return switch (turn) {
            case Turn.Allocated(var at, var route, var found, var option, var offering) ->
                taken(node, route, found).put("option", option).put("chosen", offering.how() == Offering.How.BY_CHOICE);
            case Turn.Continued(var at, var route, var found) -> taken(node, route, found);
            case Turn.Left(var at, var route, var found) ->
                taken(node, route, found).put("left", true);
            case Turn.Open(var at, var missing) -> open(node, missing);
            case Turn.Contradiction contradiction -> open(node, Set.of());
        };
    }

    private static ObjectNode taken(ObjectNode node, int route, @Nullable String found) {
        node.put("route", route);
        return found == null ? node : node.put("class", found);
    }

    private static ObjectNode open(ObjectNode node, Set<Reference> missing) {
        var array = node.putArray("missing");
        missing.stream()
                .sorted(Comparator.comparing(Reference::toString))
                .forEach(each -> array.add(Recorded.reference(each)));
        return node;
    }

    /// @param protocol whose words will tell of it; a way by an older version ends where this one does not know it
    static Way way(String text, Protocol protocol, int participants) {
        JsonNode node = JsonMapper.shared().readTree(text);
        var turns = new ArrayList<Turn>();
        for (JsonNode each : node.path("turns")) {
            Turn turn = turn(each);
            if (!isKnown(turn, protocol)) {
                break;
            }
            turns.add(turn);
        }
        var treated = new TreeMap<String, Boolean>();
        node.path("treated")
                .properties()
                .forEach(each -> treated.put(each.getKey(), each.getValue().booleanValue()));
        return new Way(
                turns,
                Map.copyOf(treated),
                node.has("withdrawn") ? node.path("withdrawn").doubleValue() : Double.NaN,
                node.path("outcome").booleanValue(),
                participants);
    }

    private static Turn turn(JsonNode node) {
        String at = node.path("at").stringValue();
        if (node.has("missing")) {
            var missing = new HashSet<Reference>();
            node.path("missing").forEach(each -> missing.add(Recorded.reference(each)));
            return new Turn.Open(at, missing);
        }
        int route = node.path("route").intValue();
        String found = node.has("class") ? node.path("class").stringValue() : null;
        if (node.has("option")) {
            String option = node.path("option").stringValue();
            boolean isChosen = node.path("chosen").booleanValue();
            return new Turn.Allocated(at, route, found, option, new Offering(List.of(), isChosen ? option : null));
        }
        return node.has("left") ? new Turn.Left(at, route, found) : new Turn.Continued(at, route, found);
    }

    private static boolean isKnown(Turn turn, Protocol protocol) {
        int routes = protocol.decisions().stream()
                .filter(each -> each.id().equals(turn.decision()))
                .mapToInt(each -> each.routes().size())
                .findFirst()
                .orElse(-1);
        return switch (turn) {
            case Turn.Allocated allocated ->
                allocated.route() < routes
                        && protocol.treatments().stream()
                                .anyMatch(each -> each.id().equals(allocated.option()));
            case Turn.Continued continued -> continued.route() < routes;
            case Turn.Left left -> left.route() < routes;
            case Turn.Open open -> routes >= 0 && open.missing().stream().allMatch(each -> isKnown(each, protocol));
            case Turn.Contradiction contradiction -> routes >= 0;
        };
    }

    private static boolean isKnown(Reference reference, Protocol protocol) {
        return switch (reference) {
            case Reference.Measured(var measure, var visit) ->
                protocol.measures().stream().anyMatch(each -> each.id().equals(measure))
                        && protocol.visits().stream().anyMatch(each -> each.id().equals(visit));
            case Reference.Characteristic(var name) ->
                protocol.characteristics().stream().anyMatch(each -> each.id().equals(name));
            case Reference.OptionAt(var at) ->
                protocol.decisions().stream().anyMatch(each -> each.id().equals(at));
            case Reference.ClassAt(var at) ->
                protocol.decisions().stream().anyMatch(each -> each.id().equals(at));
        };
    }
}
