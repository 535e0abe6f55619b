package org.stegvis.design.compiled;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Reference;

/// What a decision looks at, seen from one of its visits.
///
/// @param place of the visit in time
/// @param day of the visit
/// @param isAlways whether it is the occasion for everybody
/// @param classes the condition of each class
/// @param asSoonAs null where the decision is not taken sooner for some
/// @param routes the condition of each route
/// @param isForAll whether a route takes everybody who comes to it
/// @param offers of each route, null where it allocates nothing
record Occasion(
        int place,
        int step,
        int day,
        boolean isAlways,
        TruthNode when,
        TruthNode[] classes,
        @Nullable TruthNode asSoonAs,
        TruthNode[] routes,
        boolean[] isForAll,
        @Nullable Offers[] offers) {

    static Occasion of(
            Decision decision,
            int position,
            Decision.Occasion each,
            Sheet sheet,
            int[] ownClass,
            Formulas formulas,
            Names names,
            Course course) {
        View here = new Here(sheet.seen(), each.visit(), decision, ownClass);
        Condition soon = decision.asSoonAs();
        var offers = new Offers[decision.routes().size()];
        var isForAll = new boolean[offers.length];
        for (int route = 0; route < offers.length; route++) {
            isForAll[route] = decision.routes().get(route).when().equals(Condition.ALWAYS);
            if (decision.routes().get(route).action() instanceof Action.Allocate allocate) {
                offers[route] = new Offers(
                        decision,
                        position,
                        route,
                        allocate,
                        formulas,
                        names,
                        here,
                        each.visit(),
                        course.place(each.visit()),
                        sheet.capacity);
            }
        }
        return new Occasion(
                course.place(each.visit()),
                course.step(each.visit()),
                course.visit(each.visit()).day(),
                each.when().equals(Condition.ALWAYS),
                formulas.truth(each.when(), here),
                decision.classes().stream()
                        .map(one -> formulas.truth(one.when(), here))
                        .toArray(TruthNode[]::new),
                soon == null ? null : formulas.truth(soon, here),
                decision.routes().stream()
                        .map(route -> formulas.truth(route.when(), here))
                        .toArray(TruthNode[]::new),
                isForAll,
                offers);
    }

    /// What the protocol knows at one of the visits of a decision: `now` is that visit, and the class being
    /// tried is the class of this decision.
    private record Here(View seen, String visit, Decision decision, int[] ownClass) implements View {
        private Reference resolved(Reference reference) {
            return reference instanceof Reference.Measured measured && measured.isNow()
                    ? measured.at(visit)
                    : reference;
        }

        @Override
        public double[] number(Reference reference) {
            return seen.number(resolved(reference));
        }

        @Override
        public boolean isNumber(Reference reference) {
            return seen.isNumber(resolved(reference));
        }

        @Override
        public int[] level(Reference reference) {
            return reference instanceof Reference.ClassAt(var of) && of.equals(decision.id())
                    ? ownClass
                    : seen.level(resolved(reference));
        }
    }
}
