package org.stegvis.report.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.protocol.tailoring.Offering.How;
import org.stegvis.report.flow.FlowNode.Kind;
import org.stegvis.report.words.Titles;

/// Sorts participants by their turns into the tree of a flow diagram.
final class FlowTree {
    private final Ways ways;
    private final Titles titles;
    private final FlowNotes notes;
    private final Analysis.@Nullable Outcome outcome;

    /// @param outcome whose presence is told where a way ends, null to tell none
    FlowTree(Ways ways, Titles titles, FlowNotes notes, Analysis.@Nullable Outcome outcome) {
        this.ways = ways;
        this.titles = titles;
        this.notes = notes;
        this.outcome = outcome;
    }

    /// What participants have in common who are in one group at a decision.
    private record Group(
            int decision, int order, int route, @Nullable String responseClass, Outcome outcome) {
        private static final Comparator<Group> ORDER = Comparator.comparingInt(Group::decision)
                .thenComparing(Group::outcome)
                .thenComparingInt(Group::order)
                .thenComparingInt(Group::route);
    }

    private enum Outcome {
        CONTINUED,
        ALLOCATED,
        LEFT,
        OPEN
    }

    /// Where these participants, all with the same way so far, went at their turn number `position`.
    List<FlowNode> from(int[] rows, int position) {
        Map<Group, int[]> groups = new TreeMap<>(Group.ORDER);
        for (int row : rows) {
            Turn turn = ways.turn(row, position);
            if (turn != null) {
                groups.merge(group(turn), new int[] {row}, FlowTree::joined);
            }
        }
        var nodes = new ArrayList<FlowNode>();
        groups.forEach((group, members) -> nodes.addAll(nodes(group, members, position, groups.size() == 1)));
        return nodes;
    }

    private List<FlowNode> onwards(int[] rows, int position) {
        List<FlowNode> next = from(rows, position);
        return next.isEmpty() ? assessed(rows) : next;
    }

    private List<FlowNode> assessed(int[] rows) {
        if (outcome == null) {
            return List.of();
        }
        return List.of(
                FlowNode.of(Kind.ASSESSED, notes.assessed(outcome), ways.outcomeKnown(rows), List.of(), List.of()));
    }

    private List<FlowNode> nodes(Group group, int[] members, int position, boolean isOnly) {
        Decision decision = decision(group);
        return switch (group.outcome()) {
            case ALLOCATED -> {
                List<FlowNode> options = options(decision, group.route(), members, position);
                yield isOnly && !decision.isTailored()
                        ? options
                        : List.of(FlowNode.of(
                                Kind.RESPONSE_CLASS,
                                title(group),
                                ways.count(members),
                                notes.ofAllocated(decision, group.route()),
                                options));
            }
            case CONTINUED ->
                List.of(FlowNode.of(
                        Kind.WITHOUT_ALLOCATION,
                        title(group),
                        ways.count(members),
                        notes.ofContinued(decision, members),
                        onwards(members, position + 1)));
            case LEFT ->
                List.of(FlowNode.of(
                        Kind.WITHOUT_ALLOCATION, title(group), ways.count(members), notes.ofLeft(), assessed(members)));
            case OPEN ->
                List.of(FlowNode.of(
                        Kind.WITHOUT_ALLOCATION,
                        notes.openTitle(decision),
                        ways.count(members),
                        notes.ofOpen(decision, members, position),
                        assessed(members)));
        };
    }

    /// Options that nobody received are shown with none.
    private List<FlowNode> options(Decision decision, int route, int[] members, int position) {
        Map<String, int[]> byOption = new LinkedHashMap<>();
        Map<String, int[]> chosen = new TreeMap<>();
        if (decision.routes().get(route).action() instanceof Action.Allocate allocate) {
            allocate.offers().forEach(offer -> byOption.put(titles.option(offer.option()), new int[0]));
        }
        for (int row : members) {
            if (ways.turn(row, position) instanceof Turn.Allocated allocated) {
                String title = titles.option(allocated.option());
                boolean byChoice = allocated.offering().how() == How.BY_CHOICE;
                if (byChoice) {
                    chosen.merge(notes.byChoice(title), new int[] {row}, FlowTree::joined);
                } else {
                    byOption.merge(title, new int[] {row}, FlowTree::joined);
                }
            }
        }
        byOption.putAll(chosen);
        var nodes = new ArrayList<FlowNode>();
        byOption.forEach((title, rows) -> nodes.add(FlowNode.of(
                Kind.OPTION, title, ways.count(rows), notes.ofOption(decision, rows), onwards(rows, position + 1))));
        return nodes;
    }

    private Group group(Turn turn) {
        return switch (turn) {
            case Turn.Allocated(var id, var route, var responseClass, var option, var offering) ->
                group(id, route, responseClass, Outcome.ALLOCATED);
            case Turn.Continued(var id, var route, var responseClass) ->
                group(id, route, responseClass, Outcome.CONTINUED);
            case Turn.Left(var id, var route, var responseClass) -> group(id, route, responseClass, Outcome.LEFT);
            case Turn.Open open -> group(open.decision(), 0, null, Outcome.OPEN);
            case Turn.Contradiction wrong -> group(wrong.decision(), 0, null, Outcome.OPEN);
        };
    }

    private Group group(String id, int route, @Nullable String responseClass, Outcome outcome) {
        Protocol protocol = ways.protocol();
        Decision decision = protocol.decision(id);
        int order = IntStream.range(0, decision.classes().size())
                .filter(i -> decision.classes().get(i).id().equals(responseClass))
                .findFirst()
                .orElse(-1);
        return new Group(protocol.decisions().indexOf(decision), order, route, responseClass, outcome);
    }

    private String title(Group group) {
        Decision decision = decision(group);
        return group.responseClass() == null
                ? titles.decision(decision.id())
                : titles.words().capitalised(titles.responseClass(decision, group.responseClass()));
    }

    private Decision decision(Group group) {
        return ways.protocol().decisions().get(group.decision());
    }

    static int[] joined(int[] one, int[] other) {
        return IntStream.concat(IntStream.of(one), IntStream.of(other)).toArray();
    }
}
