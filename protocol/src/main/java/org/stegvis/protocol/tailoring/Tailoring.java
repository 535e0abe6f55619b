package org.stegvis.protocol.tailoring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
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
        return over(values, visit -> true);
    }

    /// The same where some visits may be none of this participant's.
    public Ruling over(Values values, Predicate<String> comes) {
        return soFar(values, visit -> comes.test(visit) ? Coming.OVER : Coming.NEVER);
    }

    /// The ruling over those occasions that are over.
    ///
    /// @param coming where a visit stands; of the occasions those up to some day are over
    public Ruling soFar(Values values, Function<String, Coming> coming) {
        boolean mayStillCome = false;
        for (int occasion = 0; occasion < decision.at().size(); occasion++) {
            Occasion here = decision.at().get(occasion);
            var known = new ValuesAtDecision(values, decision.id(), here.visit());
            Truth applies = here.when().evaluate(known);
            switch (coming.apply(here.visit())) {
                case NEVER -> {}
                case AHEAD -> mayStillCome |= applies != Truth.FALSE;
                case OVER -> {
                    Classification classification = applies.isTrue() ? classify(known) : null;
                    if (classification != null && isDue(occasion, known, classification, coming)) {
                        return rule(known, classification);
                    }
                }
            }
        }
        return new Ruling.NotHere(mayStillCome);
    }

    private boolean isDue(
            int occasion, ValuesAtDecision known, Classification classification, Function<String, Coming> coming) {
        return isBroughtForward(known.inClass(classification)) || !isPutOff(occasion, known, coming);
    }

    private Ruling rule(ValuesAtDecision known, Classification classification) {
        return switch (classification) {
            case Classification.Told(var name) -> route(known.inClass(classification), name);
            case Classification.Untold(var missing) -> untold(known, missing);
        };
    }

    /// Whether a later occasion is one for this participant, or may yet turn out to be.
    private boolean isPutOff(int occasion, ValuesAtDecision known, Function<String, Coming> coming) {
        List<Occasion> later = decision.at().subList(occasion + 1, decision.at().size());
        return later.stream().anyMatch(each -> {
            Coming there = coming.apply(each.visit());
            return there != Coming.NEVER
                    && switch (each.when().evaluate(known.at(each.visit()))) {
                        case TRUE -> true;
                        case UNKNOWN -> there == Coming.AHEAD;
                        case FALSE -> false;
                    };
        });
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
            if (truth == Truth.UNKNOWN && waitsForRoute()) {
                return new Ruling.Waiting(known.visit(), missing(route.when(), known));
            }
        }
        return leave(known, responseClass);
    }

    /// Where the protocol counts a missing value as a class or lets the participant leave, an unknown route is not
    /// taken.
    private boolean waitsForRoute() {
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

    /// Where nothing is missing, the expression is undefined for its values (a division by zero), and waits for one
    /// of them to be corrected.
    private static Set<Reference> missing(Expression expression, ValuesAtDecision known) {
        var all = new LinkedHashSet<Reference>();
        var missing = new LinkedHashSet<Reference>();
        for (Reference reference : expression.references()) {
            all.add(known.resolved(reference));
            if (known.isMissing(reference)) {
                missing.add(known.resolved(reference));
            }
        }
        return missing.isEmpty() ? all : missing;
    }
}
