package org.stegvis.design.compiled;

import java.util.Arrays;
import org.stegvis.design.compiled.Sheet.Decided;
import org.stegvis.design.simulation.Behaviour;
import org.stegvis.protocol.Decision;

/// One decision of a range of rows: what `Tailoring`, `Offering` and the engine say for one participant,
/// for many.
final class Deciding {
    private final Decision decision;
    private final int position;
    private final Sheet sheet;
    private final Decided decided;
    private final Undecided undecided;
    private final Occasion[] occasions;
    private final Classifying classifying;
    private final Taking taking;
    private final Routing routing;
    private final Rows leaving;
    private final int ifMissing;
    private final byte[] mayCome;
    private final byte[] stuck;
    private final byte[] begun;
    private final int firstStep;
    private final int lastStep;

    Deciding(
            Behaviour behaviour,
            Decision decision,
            int position,
            Sheet sheet,
            Chance chance,
            Formulas formulas,
            Names names,
            Course course,
            Lists lists,
            Needed needed) {
        this.decision = decision;
        this.position = position;
        this.sheet = sheet;
        this.decided = sheet.decided[position];
        int capacity = sheet.capacity;
        undecided = new Undecided(capacity);
        leaving = new Rows(capacity);
        mayCome = new byte[capacity];
        stuck = new byte[capacity];
        begun = new byte[capacity];
        classifying = new Classifying(decision, names, undecided);
        taking = new Taking(decided, undecided);
        var treating = new Treating(behaviour, decision.id(), decided, sheet, chance, formulas, names, needed);
        routing = new Routing(decision, capacity, undecided, taking, treating, lists);
        ifMissing = decision.ifMissing() instanceof Decision.IfMissing.CountAs(var name)
                ? names.code(name)
                : Undecided.UNTOLD;
        occasions = decision.at().stream()
                .map(each -> Occasion.of(decision, position, each, sheet, undecided.ownClass, formulas, names, course))
                .toArray(Occasion[]::new);
        firstStep = Arrays.stream(occasions).mapToInt(Occasion::step).min().orElse(0);
        lastStep = LastChange.step(decision, course);
    }

    int firstStep() {
        return firstStep;
    }

    boolean hasOneOccasion() {
        return occasions.length == 1;
    }

    int lastStepAlone() {
        return lastStep;
    }

    void begin(int from, int to) {
        decided.begin(from, to);
        Arrays.fill(stuck, from, to, Undecided.UNDECIDED);
    }

    /// Takes the decision for those rows for whom it is open.
    ///
    /// @param blocked rows that take no decision now; those that wait here are added
    /// @param last the last step at which anything can change for this decision or one before it
    /// @param isFree whether no row is blocked
    /// @return whether it blocks none
    boolean decide(int step, int last, int from, int to, byte[] blocked, boolean isFree) {
        find(from, to, blocked, isFree);
        Rows open = undecided.open;
        byte[] state = undecided.state;
        if (open.count == 0) {
            return true;
        }
        undecided.taken = 0;
        undecided.left = 0;
        if (step > last) {
            for (int k = 0; k < open.count; k++) {
                state[open.at[k]] = stuck[open.at[k]];
            }
        } else {
            Arrays.fill(mayCome, from, to, (byte) 0);
            for (int o = 0; o < occasions.length; o++) {
                occasion(o, step, from, to);
            }
            if (undecided.taken == open.count && undecided.left == 0) {
                return true;
            }
            for (int k = 0; k < open.count; k++) {
                int i = open.at[k];
                state[i] = state[i] == Undecided.UNDECIDED && mayCome[i] != 0 ? Undecided.WAITING : state[i];
                stuck[i] = state[i] == Undecided.TAKEN ? stuck[i] : state[i];
            }
        }
        for (int k = 0; k < open.count; k++) {
            int i = open.at[k];
            boolean isBlocked = state[i] == Undecided.WAITING || decided.kind[i] == Decided.LEFT;
            boolean isPassed = !isBlocked && decided.kind[i] == Decided.OPEN;
            blocked[i] = (byte) (isBlocked ? 1 : 0);
            decided.optionTold[i] = isPassed ? Names.NO_OPTION : decided.optionTold[i];
            decided.classTold[i] = isPassed ? Names.NO_CLASS : decided.classTold[i];
        }
        return false;
    }

    /// Finds those for whom the decision is open. Who has taken a later one has passed it without an option.
    private void find(int from, int to, byte[] blocked, boolean isFree) {
        Rows open = undecided.open;
        open.count = 0;
        if (decided.open == 0) {
            return;
        }
        int rows = to - from;
        if (isFree && decided.open == rows) {
            open.all(from, to);
        } else {
            for (int i = from; i < to; i++) {
                open.add(i, (blocked[i] | (decided.kind[i] ^ Decided.OPEN)) == 0);
            }
        }
        for (int later = position + 1; later < sheet.decided.length; later++) {
            if (sheet.decided[later].open == rows) {
                continue;
            }
            byte[] kind = sheet.decided[later].kind;
            int all = open.count;
            open.count = 0;
            for (int k = 0; k < all; k++) {
                int i = open.at[k];
                boolean isPast = kind[i] != Decided.OPEN;
                decided.optionTold[i] = isPast ? Names.NO_OPTION : decided.optionTold[i];
                decided.classTold[i] = isPast ? Names.NO_CLASS : decided.classTold[i];
                open.add(i, !isPast);
            }
        }
        Arrays.fill(undecided.state, from, to, Undecided.UNDECIDED);
    }

    private void occasion(int o, int step, int from, int to) {
        Occasion here = occasions[o];
        Rows open = undecided.open;
        Rows tried = undecided.tried;
        byte[] state = undecided.state;
        Arrays.fill(undecided.ownClass, from, to, Names.MISSING);
        byte[] when = here.when().at(from, to);
        if (here.step() > step) {
            for (int k = 0; k < open.count; k++) {
                int i = open.at[k];
                mayCome[i] |= (byte) (state[i] == Undecided.UNDECIDED && when[i] != TruthNode.FALSE ? 1 : 0);
            }
            return;
        }
        if (here.isAlways() && undecided.taken == 0 && o == 0) {
            tried.copy(open);
        } else {
            tried.count = 0;
            for (int k = 0; k < open.count; k++) {
                int i = open.at[k];
                tried.add(i, state[i] == Undecided.UNDECIDED && when[i] == TruthNode.TRUE);
            }
        }
        if (tried.count == 0) {
            return;
        }
        int untold = classifying.classify(here, from, to);
        TruthNode soon = here.asSoonAs();
        // The last occasion cannot be put off.
        if (soon != null && o + 1 < occasions.length) {
            putOff(o, soon, step, from, to);
        }
        if (untold > 0) {
            rule(here, step);
        }
        System.arraycopy(undecided.told, from, undecided.ownClass, from, to - from);
        routing.route(here, step, from, to);
    }

    /// Takes those out for whom a later occasion is, or may turn out to be, the right one.
    private void putOff(int o, TruthNode asSoonAs, int step, int from, int to) {
        Rows tried = undecided.tried;
        for (int k = 0; k < tried.count; k++) {
            int told = undecided.told[tried.at[k]];
            undecided.ownClass[tried.at[k]] = told == Undecided.UNTOLD ? Names.MISSING : told;
        }
        byte[] brought = asSoonAs.at(from, to);
        for (int i = from; i < to; i++) {
            begun[i] = (byte) (brought[i] == TruthNode.TRUE ? 1 : 0);
        }
        Arrays.fill(undecided.ownClass, from, to, Names.MISSING);
        for (int later = o + 1; later < occasions.length; later++) {
            byte[] when = occasions[later].when().at(from, to);
            boolean isOver = occasions[later].step() <= step;
            int all = tried.count;
            tried.count = 0;
            for (int k = 0; k < all; k++) {
                int i = tried.at[k];
                boolean isRight = when[i] == TruthNode.TRUE || (when[i] == TruthNode.UNKNOWN && !isOver);
                tried.add(i, begun[i] != 0 || !isRight);
            }
        }
    }

    /// What the rule for missing values says of those whose class cannot be told.
    private void rule(Occasion here, int step) {
        Rows tried = undecided.tried;
        int[] told = undecided.told;
        int all = tried.count;
        tried.count = 0;
        leaving.count = 0;
        for (int k = 0; k < all; k++) {
            int i = tried.at[k];
            boolean stays = told[i] != Undecided.UNTOLD;
            if (!stays) {
                switch (decision.ifMissing()) {
                    case Decision.IfMissing.Wait wait -> undecided.state[i] = Undecided.WAITING;
                    case Decision.IfMissing.NotNeeded notNeeded -> undecided.state[i] = Undecided.WAITING;
                    case Decision.IfMissing.Leave leave -> {
                        told[i] = Names.NO_CLASS;
                        leaving.add(i, true);
                    }
                    case Decision.IfMissing.CountAs countAs -> {
                        told[i] = ifMissing;
                        stays = true;
                    }
                }
            }
            tried.add(i, stays);
        }
        taking.take(leaving, here, -1, Decided.LEFT, step);
    }
}
