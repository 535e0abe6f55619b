package org.stegvis.design.compiled;

import java.util.LinkedHashSet;
import java.util.Set;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Expression;
import org.stegvis.protocol.expression.Reference;

/// Tells the last step at which something that a decision looks at can change.
final class LastChange {
    private LastChange() {}

    static int step(Decision decision, Course course) {
        int last = decision.at().stream()
                .mapToInt(each -> course.step(each.visit()))
                .max()
                .orElse(0);
        for (Reference reference : references(decision)) {
            if (reference instanceof Reference.Measured measured && !measured.isNow()) {
                last = Math.max(last, course.step(measured.visit()));
            }
        }
        return last;
    }

    /// All that a decision looks at.
    static Set<Reference> references(Decision decision) {
        Set<Reference> all = new LinkedHashSet<>();
        decision.at().forEach(each -> all.addAll(each.when().references()));
        decision.classes().forEach(each -> all.addAll(each.when().references()));
        Condition soon = decision.asSoonAs();
        if (soon != null) {
            all.addAll(soon.references());
        }
        for (Decision.Route route : decision.routes()) {
            all.addAll(route.when().references());
            if (route.action() instanceof Action.Allocate allocate) {
                allocate.offers()
                        .forEach(offer -> all.addAll(offer.availableIf().references()));
                all.addAll(allocate.strata());
                Expression preference = allocate.preference();
                if (preference != null) {
                    all.addAll(preference.references());
                }
            }
        }
        return all;
    }
}
