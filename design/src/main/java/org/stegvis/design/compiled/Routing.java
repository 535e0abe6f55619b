package org.stegvis.design.compiled;

import org.stegvis.design.compiled.Sheet.Decided;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;

/// Sends the rows tried at an occasion on their routes.
final class Routing {
    private final Decision decision;
    private final Undecided undecided;
    private final Taking taking;
    private final Treating treating;
    private final Lists lists;
    private final boolean waitsForRoutes;
    private final Rows taken;
    private final Rows allocated;
    private final Rows left;
    private final int[] place;

    Routing(Decision decision, int capacity, Undecided undecided, Taking taking, Treating treating, Lists lists) {
        this.decision = decision;
        this.undecided = undecided;
        this.taking = taking;
        this.treating = treating;
        this.lists = lists;
        waitsForRoutes = decision.ifMissing() instanceof Decision.IfMissing.Wait
                || decision.ifMissing() instanceof Decision.IfMissing.NotNeeded;
        taken = new Rows(capacity);
        allocated = new Rows(capacity);
        left = new Rows(capacity);
        place = new int[capacity];
    }

    void route(Occasion here, int step, int from, int to) {
        for (int route = 0; route < here.routes().length && undecided.tried.count > 0; route++) {
            if (here.isForAll()[route]) {
                taken.takeOver(undecided.tried);
            } else {
                part(here.routes()[route].at(from, to));
            }
            if (taken.count > 0) {
                follow(here, route, step, from, to);
            }
        }
        taking.take(undecided.tried, here, -1, Decided.LEFT, step);
        undecided.tried.count = 0;
    }

    /// Takes those out for whom the route is the right one, and those who wait for what it asks.
    private void part(byte[] truth) {
        Rows tried = undecided.tried;
        int all = tried.count;
        int unknown = 0;
        taken.count = 0;
        tried.count = 0;
        for (int k = 0; k < all; k++) {
            int i = tried.at[k];
            boolean isRight = truth[i] == TruthNode.TRUE;
            unknown += (truth[i] & 1) ^ (truth[i] >> 1);
            taken.add(i, isRight);
            tried.add(i, !isRight);
        }
        if (unknown > 0 && waitsForRoutes) {
            all = tried.count;
            tried.count = 0;
            for (int k = 0; k < all; k++) {
                int i = tried.at[k];
                boolean waits = truth[i] == TruthNode.UNKNOWN;
                undecided.state[i] = waits ? Undecided.WAITING : undecided.state[i];
                tried.add(i, !waits);
            }
        }
    }

    private void follow(Occasion here, int route, int step, int from, int to) {
        Offers offers = here.offers()[route];
        if (offers == null) {
            byte kind =
                    decision.routes().get(route).action() instanceof Action.Leave ? Decided.LEFT : Decided.CONTINUED;
            taking.take(taken, here, route, kind, step);
            return;
        }
        offers.look(from, to);
        if (offers.isAlwaysOpen && offers.stratum.length == 0) {
            allocated.copy(taken);
            allocate(here, offers, step, from, to);
            return;
        }
        allocated.count = 0;
        left.count = 0;
        for (int k = 0; k < taken.count; k++) {
            int i = taken.at[k];
            boolean isOpen = offers.open[i] != 0;
            boolean isTold = offers.isStratumTold(i);
            allocated.add(i, isOpen && isTold);
            left.add(i, !isOpen);
            undecided.state[i] = isOpen && !isTold ? Undecided.WAITING : undecided.state[i];
        }
        taking.take(left, here, route, Decided.LEFT, step);
        allocate(here, offers, step, from, to);
    }

    private void allocate(Occasion here, Offers offers, int step, int from, int to) {
        taking.take(allocated, here, offers.route, Decided.ALLOCATED, step);
        lists.draw(offers, allocated, place);
        taking.allocate(allocated, offers, place);
        treating.treat(allocated, here.day(), from, to);
    }
}
