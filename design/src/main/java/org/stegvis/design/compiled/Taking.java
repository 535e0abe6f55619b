package org.stegvis.design.compiled;

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
        int[] at = rows.at;
        for (int k = 0; k < rows.count; k++) {
            int i = at[k];
            undecided.state[i] = Undecided.TAKEN;
            decided.kind[i] = kind;
            decided.route[i] = route;
            decided.visit[i] = here.place();
            decided.step[i] = step;
        }
        for (int k = 0; k < rows.count; k++) {
            int i = at[k];
            int told = undecided.told[i];
            decided.optionTold[i] = Names.NO_OPTION;
            decided.responseClass[i] = told;
            decided.classTold[i] = told;
        }
        undecided.taken += rows.count;
        undecided.left += kind == Decided.LEFT ? rows.count : 0;
    }

    /// Adds the options to rows that have just been taken.
    ///
    /// @param place of the option of each among the offers, in the order of the rows
    void allocate(Rows rows, Offers offers, int[] place) {
        for (int k = 0; k < rows.count; k++) {
            int i = rows.at[k];
            int open = offers.open[i];
            How how =
                    offers.preferred[i] >= 0 ? How.BY_CHOICE : (open & open - 1) != 0 ? How.BY_CHANCE : How.ONLY_OPTION;
            decided.how[i] = (byte) how.ordinal();
            decided.open[i] = open;
            decided.option[i] = offers.options[place[k]];
            decided.optionTold[i] = offers.options[place[k]];
        }
    }
}
