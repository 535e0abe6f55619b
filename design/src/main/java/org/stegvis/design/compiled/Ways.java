package org.stegvis.design.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.compiled.Sheet.Decided;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.regime.Path;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.protocol.tailoring.Offering;
import org.stegvis.protocol.tailoring.Offering.How;

/// The way of each participant through the decisions, as a number that stands for a [Path]; participants
/// who received the same on the same routes have the same number.
final class Ways {
    private static final int UNKNOWN = -1;

    private final Protocol protocol;
    private final Names names;
    private final Sheet sheet;

    /// By decision, at way so far times the width and turn: the way that it becomes, [#UNKNOWN] where nobody has
    /// gone it yet.
    private final int[][] following;

    /// By decision: turns that its table has room for.
    private final int[] width;

    private final List<List<Turn>> paths = new ArrayList<>();

    /// What tells a way from others: text with an order of its own.
    private final List<String> nameOf = new ArrayList<>();

    private int[] order = {0};
    final int[] way;

    Ways(CompiledTrial trial) {
        protocol = trial.behaviour().protocol();
        names = trial.names();
        sheet = trial.sheet();
        following = new int[sheet.decided.length][0];
        width = new int[following.length];
        way = new int[sheet.capacity];
        paths.add(List.of());
        nameOf.add("");
        for (int p = 0; p < following.length; p++) {
            widen(p);
        }
    }

    int size() {
        return paths.size();
    }

    Path path(int number) {
        return new Path(paths.get(number));
    }

    /// All ways in an order that does not depend on who went them first. Sums over ways keep to it, so that a trial
    /// has the same bits whatever was played before it.
    int[] order() {
        if (order.length < paths.size()) {
            order = IntStream.range(0, paths.size())
                    .boxed()
                    .sorted(Comparator.comparing(nameOf::get))
                    .mapToInt(each -> each)
                    .toArray();
        }
        return order;
    }

    /// Finds the ways of the first participants.
    void find(int participants) {
        Arrays.fill(way, 0, participants, 0);
        for (int p = 0; p < following.length; p++) {
            if (sheet.decided[p].turns.size() > width[p]) {
                widen(p);
            }
            int[] turn = sheet.decided[p].turn;
            int[] table = following[p];
            int across = width[p];
            for (int i = 0; i < participants; i++) {
                int next = table[way[i] * across + turn[i]];
                if (next == UNKNOWN) {
                    next = extended(way[i], p, turn[i]);
                    table = following[p];
                }
                way[i] = next;
            }
        }
    }

    /// Makes room for the turns that a decision has by now.
    private void widen(int p) {
        int before = width[p];
        int after = Math.max(8, 2 * sheet.decided[p].turns.size());
        var table = new int[paths.size() * after];
        Arrays.fill(table, UNKNOWN);
        for (int each = 0; each < paths.size(); each++) {
            System.arraycopy(following[p], each * before, table, each * after, before);
            table[each * after + Turns.NONE] = each;
        }
        following[p] = table;
        width[p] = after;
    }

    /// A way that nobody went so far.
    private int extended(int before, int p, int turn) {
        int longer = paths.size();
        var path = new ArrayList<>(paths.get(before));
        path.add(turn(protocol.decisions().get(p), sheet.decided[p].turns, turn));
        paths.add(path);
        nameOf.add(nameOf.get(before) + name(p, turn));
        for (int each = 0; each < following.length; each++) {
            int end = following[each].length;
            following[each] = Arrays.copyOf(following[each], end + width[each]);
            Arrays.fill(following[each], end, end + width[each], UNKNOWN);
            following[each][end + Turns.NONE] = longer;
        }
        following[p][before * width[p] + turn] = longer;
        return longer;
    }

    private String name(int p, int turn) {
        Turns turns = sheet.decided[p].turns;
        byte kind = turns.kind(turn);
        String name = p + " " + kind + " " + turns.route(turn);
        return kind == Decided.CONTINUED || kind == Decided.LEFT
                ? name + "; "
                : "%s %s %d %d; ".formatted(name, names.name(turns.option(turn)), turns.how(turn), turns.open(turn));
    }

    private Turn turn(Decision decision, Turns turns, int turn) {
        int route = turns.route(turn);
        return switch (turns.kind(turn)) {
            case Decided.CONTINUED -> new Turn.Continued(decision.id(), route, null);
            case Decided.LEFT -> new Turn.Left(decision.id(), route, null);
            default -> {
                String option = names.name(turns.option(turn));
                yield new Turn.Allocated(
                        decision.id(), route, null, option, offering(decision, route, turns, turn, option));
            }
        };
    }

    private static Offering offering(Decision decision, int route, Turns turns, int turn, @Nullable String option) {
        var open = new ArrayList<Action.Offer>();
        if (decision.routes().get(route).action() instanceof Action.Allocate allocate) {
            for (int k = 0; k < allocate.offers().size(); k++) {
                if ((turns.open(turn) & 1 << k) != 0) {
                    open.add(allocate.offers().get(k));
                }
            }
        }
        return new Offering(open, turns.how(turn) == How.BY_CHOICE.ordinal() ? option : null);
    }
}
