package org.stegvis.protocol.tailoring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Decision.IfMissing;
import org.stegvis.protocol.Decision.Occasion;
import org.stegvis.protocol.Decision.ResponseClass;
import org.stegvis.protocol.Decision.Route;
import org.stegvis.protocol.expression.Expression;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Truth;
import org.stegvis.protocol.expression.Values;

/// Applies one decision to what is known of a participant: is this the occasion, which response class, which route.
///
/// The conduct of a trial and the analysis of its data both ask here, so they cannot disagree.
public final class Tailoring {
    private final Decision decision;

    private Tailoring(Decision decision) {
        this.decision = decision;
    }

    public static Tailoring of(Decision decision) {
        return new Tailoring(decision);
    }

    /// The ruling over all occasions, for values that are complete: no more will come.
    public Ruling over(Values values) {
        for (int occasion = 0; occasion < decision.at().size(); occasion++) {
            Ruling ruling = at(occasion, values);
            if (!(ruling instanceof Ruling.NotHere)) {
                return ruling;
            }
        }
        return new Ruling.NotHere();
    }

    /// The ruling at one occasion, once its visit is over.
    ///
    /// @param occasion position in the decision's list of occasions
    public Ruling at(int occasion, Values values) {
        Occasion here = decision.at().get(occasion);
        var known = new ValuesAtDecision(values, decision.id(), here.visit());
        if (!known.holds(here.when())) {
            return new Ruling.NotHere();
        }
        Classification classification = classify(known);
        if (!isLast(occasion, known) && !isBroughtForward(known.inClass(classification))) {
            return new Ruling.NotHere();
        }
        return switch (classification) {
            case Classification.Told(var name) -> route(known.inClass(classification), name);
            case Classification.Untold(var missing) -> untold(known, missing);
        };
    }

    private boolean isLast(int occasion, ValuesAtDecision known) {
        List<Occasion> later = decision.at().subList(occasion + 1, decision.at().size());
        return later.stream().noneMatch(each -> known.at(each.visit()).holds(each.when()));
    }

    private boolean isBroughtForward(ValuesAtDecision known) {
        return decision.asSoonAs() == null || known.holds(decision.asSoonAs());
    }

    private Classification classify(ValuesAtDecision known) {
        String recorded = known.level(new Reference.ClassAt(decision.id()));
        if (recorded != null) {
            return new Classification.Told(recorded);
        }
        for (ResponseClass each : decision.classes()) {
            Truth truth = each.when().evaluate(known);
            switch (truth) {
                case TRUE -> {
                    return new Classification.Told(each.id());
                }
                case UNKNOWN -> {
                    return new Classification.Untold(missing(each.when(), known));
                }
                case FALSE -> {}
            }
        }
        return new Classification.Told(null);
    }

    private Ruling untold(ValuesAtDecision known, Set<Reference> missing) {
        return switch (decision.ifMissing()) {
            case IfMissing.Wait wait -> new Ruling.Waiting(known.visit(), missing);
            case IfMissing.NotNeeded notNeeded -> new Ruling.Waiting(known.visit(), missing);
            case IfMissing.Leave leave -> leave(known, null);
            case IfMissing.CountAs(var name) -> route(known.inClass(new Classification.Told(name)), name);
        };
    }

    private Ruling route(ValuesAtDecision known, @Nullable String responseClass) {
        for (int number = 0; number < decision.routes().size(); number++) {
            Route route = decision.routes().get(number);
            Truth truth = route.when().evaluate(known);
            if (truth == Truth.TRUE) {
                return new Ruling.Routed(known.visit(), responseClass, number, route.action());
            }
            if (truth == Truth.UNKNOWN && waitsFor(route, known)) {
                return new Ruling.Waiting(known.visit(), missing(route.when(), known));
            }
        }
        return leave(known, responseClass);
    }

    /// Where the protocol counts a missing value as a class or lets the participant leave, an unknown route is not
    /// taken.
    private boolean waitsFor(Route route, ValuesAtDecision known) {
        return switch (decision.ifMissing()) {
            case IfMissing.Wait wait -> true;
            case IfMissing.NotNeeded notNeeded -> true;
            case IfMissing.Leave leave -> false;
            case IfMissing.CountAs countAs -> false;
        };
    }

    private static Ruling leave(ValuesAtDecision known, @Nullable String responseClass) {
        return new Ruling.Routed(known.visit(), responseClass, Ruling.Routed.NO_ROUTE, new Action.Leave());
    }

    private static Set<Reference> missing(Expression expression, ValuesAtDecision known) {
        var missing = new LinkedHashSet<Reference>();
        for (Reference reference : expression.references()) {
            if (known.isMissing(reference)) {
                missing.add(known.resolved(reference));
            }
        }
        return missing;
    }
}
