package org.stegvis.design.compiled;

import java.util.ArrayList;
import java.util.Arrays;
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

/// The way of each participant through the decisions, as a number that stands for a [Path]; participants
/// who received the same on the same routes have the same number.
final class Ways {
    private final Protocol protocol;
    private final Names names;
    private final Sheet sheet;
    private final Turns[] known;
    private final List<List<@Nullable Turn>> turnOf = new ArrayList<>();

    /// By decision, way so far and turn the way that it becomes; 0 where nobody has gone it yet.
    private final int[][][] following;

    private final List<List<Turn>> paths = new ArrayList<>();
    final int[] way;

    Ways(CompiledTrial trial) {
        protocol = trial.behaviour().protocol();
        names = trial.names();
        sheet = trial.sheet();
        known = new Turns[sheet.decided.length];
        following = new int[known.length][1][0];
        for (int p = 0; p < known.length; p++) {
            known[p] = new Turns();
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
        for (int p = 0; p < known.length; p++) {
            Decided decided = sheet.decided[p];
            for (int i = 0; i < participants; i++) {
                if (decided.kind[i] != Decided.OPEN) {
                    way[i] = next(way[i], p, i, decided);
                }
            }
        }
    }

    private int next(int before, int p, int row, Decided decided) {
        int turn = known[p].turn(decided, row);
        if (turn == Turns.UNKNOWN) {
            turn = turnOf.get(p).size();
            known[p].add(decided, row, turn);
            turnOf.get(p).add(turn(protocol.decisions().get(p), row, decided));
        }
        int[] after = following[p][before];
        if (turn >= after.length || after[turn] == 0) {
            return extended(before, p, turn);
        }
        return after[turn];
    }

    /// A way that nobody went so far.
    private int extended(int before, int p, int turn) {
        int way = paths.size();
        var longer = new ArrayList<>(paths.get(before));
        Turn taken = turnOf.get(p).get(turn);
        if (taken != null) {
            longer.add(taken);
        }
        paths.add(longer);
        for (int each = 0; each < following.length; each++) {
            following[each] = Arrays.copyOf(following[each], way + 1);
            following[each][way] = new int[0];
        }
        following[p][before] = Arrays.copyOf(following[p][before], Math.max(following[p][before].length, turn + 1));
        following[p][before][turn] = way;
        return way;
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
