package org.stegvis.design.compiled;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.expression.Condition;

/// Puts the rows tried at an occasion into response classes: the first whose condition holds.
final class Classifying {
    /// Who has not been put into a class yet.
    private static final int UNTRIED = -3;

    private final int[] classes;
    private final Undecided undecided;

    /// Where there are two classes and the second is that the first does not hold: the class by the code of the truth.
    private final int @Nullable [] ofTruth;

    Classifying(Decision decision, Names names, Undecided undecided) {
        this.undecided = undecided;
        classes = decision.classes().stream()
                .mapToInt(each -> names.code(each.id()))
                .toArray();
        ofTruth = classes.length == 2
                        && decision.classes()
                                .getLast()
                                .when()
                                .equals(new Condition.Not(
                                        decision.classes().getFirst().when()))
                ? byTruth()
                : null;
    }

    private int[] byTruth() {
        var all = new int[TruthNode.TRUE + 1];
        all[TruthNode.TRUE] = classes[0];
        all[TruthNode.FALSE] = classes[1];
        all[TruthNode.UNKNOWN] = Undecided.UNTOLD;
        return all;
    }

    /// Tells the class of every row of the range, and how many cannot be told; rows not tried hold anything.
    int classify(Occasion here, int from, int to) {
        int[] told = undecided.told;
        if (classes.length == 0) {
            Arrays.fill(told, from, to, Names.NO_CLASS);
            return 0;
        }
        int[] either = ofTruth;
        if (either != null) {
            return classify(either, here.classes()[0].at(from, to), from, to);
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

    private int classify(int[] either, byte[] truth, int from, int to) {
        int[] told = undecided.told;
        int untold = 0;
        for (int i = from; i < to; i++) {
            int code = truth[i];
            told[i] = either[code];
            // Unknown is the one code that is odd and has no other bit.
            untold += code & ~(code >> 1);
        }
        return untold;
    }
}
