package org.stegvis.design.simulation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Facts;
import org.stegvis.conduct.Value;
import org.stegvis.design.scenario.Distribution;
import org.stegvis.design.scenario.Variable;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Values;
import org.stegvis.randomisation.CounterSource;

/// What is true of one made-up participant, whether or not anybody sees it.
///
/// A visit that is missed has its values all the same. A decision that was not taken reads as `none`, its
/// class as no class.
final class Person implements Values {
    private static final String NO_CLASS = "";

    private final Behaviour behaviour;
    private final CounterSource chance;
    private final long number;
    private final double[] numbers;
    /// Times to an event without an end of observation, other numbers as they are.
    private final double[] toTheEvent;
    private final @Nullable String[] levels;
    private final boolean[] events;
    private final @Nullable Arrivals arrivals;
    private Facts facts;

    /// By decision, what is followed in place of the option allocated, by one who never began that.
    private Map<String, String> instead;

    private Person(
            Behaviour behaviour,
            CounterSource chance,
            long number,
            double[] numbers,
            double[] toTheEvent,
            @Nullable String[] levels,
            boolean[] events,
            @Nullable Arrivals arrivals,
            Facts facts,
            Map<String, String> instead) {
        this.behaviour = behaviour;
        this.chance = chance;
        this.number = number;
        this.numbers = numbers;
        this.toTheEvent = toTheEvent;
        this.levels = levels;
        this.events = events;
        this.arrivals = arrivals;
        this.facts = facts;
        this.instead = instead;
    }

    /// @param number which of all who are assessed
    /// @param arrivals null where the site is drawn like anything else
    static Person of(Behaviour behaviour, CounterSource chance, long number, @Nullable Arrivals arrivals, Facts facts) {
        int count = behaviour.slotCount();
        var numbers = new double[count];
        Arrays.fill(numbers, Double.NaN);
        return new Person(
                behaviour,
                chance,
                number,
                numbers,
                numbers.clone(),
                new String[count],
                new boolean[count],
                arrivals,
                facts,
                Map.of());
    }

    /// The same person at the same point, to go another way.
    Person copy() {
        return new Person(
                behaviour,
                chance,
                number,
                numbers.clone(),
                toTheEvent.clone(),
                levels.clone(),
                events.clone(),
                arrivals,
                facts,
                instead);
    }

    /// Options and classes are read from the facts of the history as it grows.
    void learn(Facts now) {
        facts = now;
    }

    /// From now on everything goes as if this option had been allocated.
    void follow(String decision, String option) {
        var more = new HashMap<>(instead);
        more.put(decision, option);
        instead = more;
    }

    /// A number in [0, 1) that is always the same for this person and part.
    double uniform(int part) {
        return chance.uniform(number, part);
    }

    boolean happens(Quantity probability, int part, String what) {
        return Sampler.happens(probability, uniform(part), this, what);
    }

    /// Draws the variables in order; those that are to be recorded and have a value go into the map.
    void draw(List<Behaviour.Planned> all, Map<String, Value> recorded) {
        for (Behaviour.Planned planned : all) {
            draw(planned);
            String name = planned.recordedAs();
            Value value = name == null ? null : value(planned);
            if (name != null && value != null) {
                recorded.put(name, value);
            }
        }
    }

    private void draw(Behaviour.Planned planned) {
        Variable variable = planned.variable();
        Reference what = variable.reference();
        Quantity missing = variable.missing();
        if (missing != null && Sampler.happens(missing, uniform(planned.missingPart()), this, what)) {
            return;
        }
        if (arrivals != null && what.equals(Behaviour.SITE)) {
            levels[planned.slot()] = arrivals.siteName((int) number);
            return;
        }
        double uniform = uniform(planned.part());
        if (variable.distribution() instanceof Distribution.OneOf oneOf) {
            levels[planned.slot()] = Sampler.level(oneOf, uniform, this, what);
            return;
        }
        double drawn = variable.rounding().of(Sampler.number(variable.distribution(), uniform, this, what));
        Quantity censor = variable.censor();
        double end = censor == null ? Double.POSITIVE_INFINITY : Sampler.censoring(censor, this, what);
        events[planned.slot()] = drawn < end;
        numbers[planned.slot()] = drawn < end ? drawn : end;
        toTheEvent[planned.slot()] = drawn;
    }

    private @Nullable Value value(Behaviour.Planned planned) {
        int slot = planned.slot();
        String level = levels[slot];
        if (level != null) {
            return new Value.Name(level);
        }
        if (Double.isNaN(numbers[slot])) {
            return null;
        }
        return planned.isTime() ? new Value.Time(numbers[slot], events[slot]) : new Value.Number(numbers[slot]);
    }

    @Override
    public double number(Reference reference) {
        int slot = behaviour.slot(reference);
        return slot < 0 ? Double.NaN : numbers[slot];
    }

    /// A time to an event, whether or not observation ends before it; NaN where there is none.
    double toTheEvent(Reference reference) {
        int slot = behaviour.slot(reference);
        return slot < 0 ? Double.NaN : toTheEvent[slot];
    }

    @Override
    public @Nullable String level(Reference reference) {
        return switch (reference) {
            case Reference.OptionAt option ->
                otherwise(instead.get(option.decision()), otherwise(facts.level(option), Reference.NO_OPTION));
            case Reference.ClassAt responseClass -> otherwise(facts.level(responseClass), NO_CLASS);
            case Reference.Characteristic characteristic -> ownLevel(characteristic);
            case Reference.Measured measured -> ownLevel(measured);
        };
    }

    private @Nullable String ownLevel(Reference reference) {
        int slot = behaviour.slot(reference);
        return slot < 0 ? null : levels[slot];
    }

    private static String otherwise(@Nullable String level, String otherwise) {
        return level == null ? otherwise : level;
    }
}
