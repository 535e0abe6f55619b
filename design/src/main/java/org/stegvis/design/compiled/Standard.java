package org.stegvis.design.compiled;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Truth;
import org.stegvis.protocol.expression.Values;

/// A criterion of eligibility, and after which stages of admission its truth can be another one than
/// before: stage 0 is screening, each visit up to enrolment is one more.
record Standard(TruthNode truth, boolean[] asked) {
    private static final Values NOTHING = new Values() {
        @Override
        public double number(Reference reference) {
            return Double.NaN;
        }

        @Override
        public @Nullable String level(Reference reference) {
            return null;
        }
    };

    /// @param visits those up to enrolment, in order
    static Standard of(Condition condition, TruthNode truth, List<Collecting> visits) {
        var asked = new boolean[visits.size() + 1];
        // What is false while nothing is known excludes at once.
        asked[0] = condition.evaluate(NOTHING) == Truth.FALSE
                || condition.references().stream().anyMatch(each -> !(each instanceof Reference.Measured));
        boolean isAsked = asked[0];
        for (int visit = 0; visit < visits.size(); visit++) {
            String id = visits.get(visit).id();
            asked[visit + 1] = condition.references().stream()
                    .anyMatch(each -> each instanceof Reference.Measured measured
                            && measured.visit().equals(id));
            isAsked |= asked[visit + 1];
        }
        // What nothing changes is asked once.
        asked[0] |= !isAsked;
        return new Standard(truth, asked);
    }

    boolean isAsked(int stage) {
        return asked[stage];
    }

    /// Whether it is not asked again.
    boolean isLast(int stage) {
        for (int later = stage + 1; later < asked.length; later++) {
            if (asked[later]) {
                return false;
            }
        }
        return true;
    }
}
