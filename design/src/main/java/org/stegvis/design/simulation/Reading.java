package org.stegvis.design.simulation;

import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.protocol.expression.Reference;

/// A number that is read off a life that has been lived.
sealed interface Reading {
    /// At how many times, evenly spread up to the horizon, the probability of no event is told.
    int TIMES = 4;

    /// NaN where the life has none.
    double of(Person person);

    /// The outcome itself.
    record Outcome(Reference outcome) implements Reading {
        @Override
        public double of(Person person) {
            return person.number(outcome);
        }
    }

    /// The time without the event up to a horizon, had observation not ended before.
    record TimeWithoutEvent(Reference outcome, double horizon) implements Reading {
        @Override
        public double of(Person person) {
            double time = person.toTheEvent(outcome);
            return Double.isNaN(time) ? time : Math.min(time, horizon);
        }
    }

    /// 1 where there was no event up to a time, else 0.
    record NoEvent(Reference outcome, double time) implements Reading {
        @Override
        public double of(Person person) {
            double actual = person.toTheEvent(outcome);
            return Double.isNaN(actual) ? actual : actual > time ? 1 : 0;
        }
    }

    /// The time without the event, then the probabilities of none up to each of [#TIMES] times.
    static List<Reading> ofTime(Reference outcome, double horizon) {
        return IntStream.rangeClosed(0, TIMES)
                .<Reading>mapToObj(i ->
                        i == 0 ? new TimeWithoutEvent(outcome, horizon) : new NoEvent(outcome, horizon * i / TIMES))
                .toList();
    }
}
