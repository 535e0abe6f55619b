package org.stegvis.conduct;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Values;

/// What the events of a history add up to: the values that expressions read, and what is settled.
///
/// @param values by what an expression calls them; of corrected ones the last
/// @param seen visits that took place or were missed
/// @param settled the day on which each decision was taken
/// @param passed decisions gone past because they had no occasion for the participant; none in the facts of a
/// history, for only the engine knows
/// @param treated treatments that are over, by decision
/// @param hasLeft whether no later decision is taken, by a rule of the protocol or the participant's wish
/// @param enrolled the day of enrolment, null before it
public record Facts(
        Map<Reference, Value> values,
        Set<String> seen,
        Map<String, LocalDate> settled,
        Set<String> passed,
        Map<String, Event.Treated> treated,
        boolean screened,
        boolean consented,
        boolean declined,
        boolean hasLeft,
        @Nullable LocalDate enrolled,
        Event.@Nullable Withdrawn withdrawn)
        implements Values {
    public Facts {
        values = Collections.unmodifiableMap(values);
        seen = Collections.unmodifiableSet(seen);
        settled = Collections.unmodifiableMap(settled);
        passed = Collections.unmodifiableSet(passed);
        treated = Collections.unmodifiableMap(treated);
    }

    /// Before anything has happened.
    public static final Facts NONE =
            new Facts(Map.of(), Set.of(), Map.of(), Set.of(), Map.of(), false, false, false, false, null, null);

    /// The facts after one more event.
    public Facts after(Event event) {
        return switch (event) {
            case Event.Screened(var on, var told) -> {
                var more = new HashMap<>(values);
                told.forEach((name, value) -> more.put(new Reference.Characteristic(name), value));
                yield new Facts(
                        more, seen, settled, passed, treated, true, consented, declined, hasLeft, enrolled, withdrawn);
            }
            case Event.Consented consent ->
                new Facts(values, seen, settled, passed, treated, screened, true, false, hasLeft, enrolled, withdrawn);
            case Event.Declined(var on, var reason) ->
                new Facts(
                        values, seen, settled, passed, treated, screened, consented, true, hasLeft, enrolled,
                        withdrawn);
            case Event.Enrolled(var on) ->
                new Facts(
                        values, seen, settled, passed, treated, screened, consented, declined, hasLeft, on, withdrawn);
            case Event.Assessed(var on, var visit, var measured) -> {
                var more = new HashMap<>(values);
                measured.forEach((measure, value) -> more.put(new Reference.Measured(measure, visit), value));
                yield withValues(more).withSeen(visit);
            }
            case Event.Missed(var on, var visit) -> withSeen(visit);
            case Event.Allocated(
                    var on,
                    var decision,
                    var visit,
                    var route,
                    var responseClass,
                    var option,
                    var how,
                    var p) -> settled(decision, on, option, responseClass, hasLeft);
            case Event.Continued(var on, var decision, var visit, var route, var responseClass) ->
                settled(decision, on, Reference.NO_OPTION, responseClass, hasLeft);
            case Event.Left(var on, var decision, var visit, var route, var responseClass) ->
                settled(decision, on, Reference.NO_OPTION, responseClass, true);
            case Event.Treated treatment -> {
                var more = new HashMap<>(treated);
                more.put(treatment.decision(), treatment);
                yield new Facts(
                        values, seen, settled, passed, more, screened, consented, declined, hasLeft, enrolled,
                        withdrawn);
            }
            case Event.Corrected(var on, var reference, var value, var reason) -> {
                var more = new HashMap<>(values);
                more.put(reference, value);
                yield withValues(more);
            }
            case Event.TreatmentWithdrawn withdrawal ->
                new Facts(
                        values, seen, settled, passed, treated, screened, consented, declined, true, enrolled,
                        withdrawn);
            case Event.Withdrawn withdrawal ->
                new Facts(
                        values,
                        seen,
                        settled,
                        passed,
                        treated,
                        screened,
                        consented,
                        declined,
                        hasLeft,
                        enrolled,
                        withdrawal);
        };
    }

    private Facts withValues(Map<Reference, Value> more) {
        return new Facts(
                more, seen, settled, passed, treated, screened, consented, declined, hasLeft, enrolled, withdrawn);
    }

    private Facts withSeen(String visit) {
        return new Facts(
                values,
                plus(seen, visit),
                settled,
                passed,
                treated,
                screened,
                consented,
                declined,
                hasLeft,
                enrolled,
                withdrawn);
    }

    private Facts settled(String decision, LocalDate on, String option, @Nullable String responseClass, boolean left) {
        var days = new HashMap<>(settled);
        days.put(decision, on);
        return new Facts(
                with(decision, option, responseClass == null ? Reference.NO_CLASS : responseClass),
                seen,
                days,
                passed,
                treated,
                screened,
                consented,
                declined,
                left,
                enrolled,
                withdrawn);
    }

    /// The facts as later decisions see them, where this one never came.
    Facts passing(String decision) {
        return new Facts(
                with(decision, Reference.NO_OPTION, Reference.NO_CLASS),
                seen,
                settled,
                plus(passed, decision),
                treated,
                screened,
                consented,
                declined,
                hasLeft,
                enrolled,
                withdrawn);
    }

    private Map<Reference, Value> with(String decision, String option, String responseClass) {
        var more = new HashMap<>(values);
        more.put(new Reference.OptionAt(decision), new Value.Name(option));
        more.put(new Reference.ClassAt(decision), new Value.Name(responseClass));
        return more;
    }

    private static Set<String> plus(Set<String> some, String one) {
        var more = new HashSet<>(some);
        more.add(one);
        return more;
    }

    @Override
    public double number(Reference reference) {
        return switch (values.get(reference)) {
            case Value.Number(var number) -> number;
            case Value.Time(var time, var event) -> time;
            case Value.Name name -> Double.NaN;
            case null -> Double.NaN;
        };
    }

    @Override
    public @Nullable String level(Reference reference) {
        return values.get(reference) instanceof Value.Name(var name) ? name : null;
    }
}
