package org.stegvis.design.compiled;

import java.util.Arrays;
import org.stegvis.design.compiled.Sheet.Decided;
import org.stegvis.protocol.tailoring.Offering.How;

/// Writes down what was decided.
final class Taking {
    private final Decided decided;
    private final Undecided undecided;

    Taking(Decided decided, Undecided undecided) {
        this.decided = decided;
        this.undecided = undecided;
    }

    /// Without an option, so far.
    ///
    /// @param route -1 for none
    /// @param step at which it is taken
    void take(Rows rows, Occasion here, int route, byte kind, int step) {
        if (rows.count == 0) {
            return;
        }
        int[] at = rows.at;
        int turn = decided.turns.turn(kind, route);
        int when = Decided.when(here.place(), step);
        undecided.taken += rows.count;
        undecided.left += kind == Decided.LEFT ? rows.count : 0;
        decided.open -= rows.count;
        decided.left += kind == Decided.LEFT ? rows.count : 0;
        if (rows.isRun()) {
            takeAll(at[0], at[0] + rows.count, kind, turn, when);
            return;
        }
        for (int k = 0; k < rows.count; k++) {
            int i = at[k];
            undecided.state[i] = Undecided.TAKEN;
            decided.kind[i] = kind;
            decided.turn[i] = turn;
            decided.when[i] = when;
        }
        for (int k = 0; k < rows.count; k++) {
            int i = at[k];
            int told = undecided.told[i];
            decided.optionTold[i] = Names.NO_OPTION;
            decided.responseClass[i] = told;
            decided.classTold[i] = told;
        }
    }

    /// The same for all rows of a range.
    private void takeAll(int from, int to, byte kind, int turn, int when) {
        Arrays.fill(undecided.state, from, to, Undecided.TAKEN);
        Arrays.fill(decided.kind, from, to, kind);
        Arrays.fill(decided.turn, from, to, turn);
        Arrays.fill(decided.when, from, to, when);
        Arrays.fill(decided.optionTold, from, to, Names.NO_OPTION);
        System.arraycopy(undecided.told, from, decided.responseClass, from, to - from);
        System.arraycopy(undecided.told, from, decided.classTold, from, to - from);
    }

    /// Adds the options to rows that have just been taken.
    ///
    /// @param place of the option of each among the offers, in the order of the rows
    void allocate(Rows rows, Offers offers, int[] place) {
        if (offers.isByChanceAlone) {
            byChance(rows, offers, place);
            return;
        }
        for (int k = 0; k < rows.count; k++) {
            int i = rows.at[k];
            int open = offers.open[i];
            How how =
                    offers.preferred[i] >= 0 ? How.BY_CHOICE : (open & open - 1) != 0 ? How.BY_CHANCE : How.ONLY_OPTION;
            decided.option[i] = offers.options[place[k]];
            decided.optionTold[i] = offers.options[place[k]];
            decided.turn[i] =
                    decided.turns.turn(Decided.ALLOCATED, offers.route, how.ordinal(), offers.options[place[k]], open);
        }
    }

    /// Everybody has the same options and no wish.
    private void byChance(Rows rows, Offers offers, int[] place) {
        int all = (1 << offers.options.length) - 1;
        int how = How.BY_CHANCE.ordinal();
        int[] turns = offers.turns;
        for (int option = 0; option < turns.length; option++) {
            turns[option] = decided.turns.turn(Decided.ALLOCATED, offers.route, how, offers.options[option], all);
        }
        for (int k = 0; k < rows.count; k++) {
            int i = rows.at[k];
            int option = offers.options[place[k]];
            decided.option[i] = option;
            decided.optionTold[i] = option;
            decided.turn[i] = turns[place[k]];
        }
    }
}
