package org.stegvis.design.compiled;

import java.util.Arrays;
import org.stegvis.protocol.Decision;

/// Puts the rows tried at an occasion into response classes: the first whose condition holds.
final class Classifying {
    /// Who has not been put into a class yet.
    private static final int UNTRIED = -3;

    private final int[] classes;
    private final Undecided undecided;

    Classifying(Decision decision, Names names, Undecided undecided) {
        this.undecided = undecided;
        classes = decision.classes().stream()
                .mapToInt(each -> names.code(each.id()))
                .toArray();
    }

    /// Tells the class of every row of the range, and how many cannot be told; rows not tried hold anything.
    int classify(Occasion here, int from, int to) {
        int[] told = undecided.told;
        if (classes.length == 0) {
            Arrays.fill(told, from, to, Names.NO_CLASS);
            return 0;
        }
        Arrays.fill(told, from, to, UNTRIED);
        for (int k = 0; k < classes.length; k++) {
            byte[] truth = here.classes()[k].at(from, to);
            for (int i = from; i < to; i++) {
                int found = truth[i] == TruthNode.TRUE ? classes[k] : Undecided.UNTOLD;
                int next = truth[i] == TruthNode.FALSE ? told[i] : found;
                told[i] = told[i] == UNTRIED ? next : told[i];
            }
        }
        int untold = 0;
        for (int i = from; i < to; i++) {
            int found = told[i];
            told[i] = found == UNTRIED ? Names.NO_CLASS : found;
            untold += found == Undecided.UNTOLD ? 1 : 0;
        }
        return untold;
    }
}
