package org.stegvis.design.compiled;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.compiled.Sheet.Decided;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.regime.Path;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.protocol.tailoring.Offering;
import org.stegvis.protocol.tailoring.Offering.How;

/// The way of each participant through the decisions, as a number that stands for a [Path]; participants who
/// received
/// the same on the same routes have the same number.
final class Ways {
    private static final int BITS_OF_TURN = 12;

    private final Protocol protocol;
    private final Names names;
    private final Sheet sheet;
    private final LongTable[] turns;
    private final List<List<@Nullable Turn>> turnOf = new ArrayList<>();
    private final LongTable steps = new LongTable();
    private final List<List<Turn>> paths = new ArrayList<>();
    final int[] way;

    Ways(CompiledTrial trial) {
        protocol = trial.behaviour().protocol();
        names = trial.names();
        sheet = trial.sheet();
        turns = new LongTable[sheet.decided.length];
        for (int p = 0; p < turns.length; p++) {
            turns[p] = new LongTable();
            turnOf.add(new ArrayList<>());
        }
        way = new int[sheet.capacity];
        paths.add(List.of());
    }

    int size() {
        return paths.size();
    }

    Path path(int number) {
        return new Path(paths.get(number));
    }

    /// Finds the ways of the first participants.
    void find(int participants) {
        for (int i = 0; i < participants; i++) {
            way[i] = 0;
        }
        for (int p = 0; p < turns.length; p++) {
            Decided decided = sheet.decided[p];
            for (int i = 0; i < participants; i++) {
                if (decided.kind[i] != Decided.OPEN) {
                    way[i] = next(way[i], p, i, decided);
                }
            }
        }
    }

    private int next(int before, int p, int row, Decided decided) {
        boolean isAllocated = decided.kind[row] == Decided.ALLOCATED;
        long key = decided.kind[row] | (decided.route[row] + 1L) << 2;
        if (isAllocated) {
            key |= (long) decided.how[row] << 12 | (long) decided.option[row] << 14 | (long) decided.open[row] << 32;
        }
        int turn = turns[p].get(key);
        if (turn == LongTable.ABSENT) {
            turn = turns[p].add(key);
            turnOf.get(p).add(turn(protocol.decisions().get(p), row, decided));
        }
        long step = ((long) before * turns.length + p) << BITS_OF_TURN | turn;
        int after = steps.get(step);
        if (after == LongTable.ABSENT) {
            after = steps.add(step);
            var longer = new ArrayList<>(paths.get(before));
            Turn taken = turnOf.get(p).get(turn);
            if (taken != null) {
                longer.add(taken);
            }
            paths.add(longer);
        }
        return after + 1;
    }

    private @Nullable Turn turn(Decision decision, int row, Decided decided) {
        int route = decided.route[row];
        return switch (decided.kind[row]) {
            case Decided.CONTINUED -> new Turn.Continued(decision.id(), route, null);
            case Decided.LEFT -> new Turn.Left(decision.id(), route, null);
            default -> {
                String option = names.name(decided.option[row]);
                yield new Turn.Allocated(
                        decision.id(), route, null, option, offering(decision, route, row, decided, option));
            }
        };
    }

    private static Offering offering(Decision decision, int route, int row, Decided decided, String option) {
        var open = new ArrayList<Action.Offer>();
        if (decision.routes().get(route).action() instanceof Action.Allocate allocate) {
            for (int k = 0; k < allocate.offers().size(); k++) {
                if ((decided.open[row] & 1 << k) != 0) {
                    open.add(allocate.offers().get(k));
                }
            }
        }
        return new Offering(open, decided.how[row] == How.BY_CHOICE.ordinal() ? option : null);
    }
}
