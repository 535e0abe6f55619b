package org.stegvis.estimation.survival;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;

/// How long each participant was followed, and whether to the event.
///
/// @param times from the start, zero or more, finite
/// @param events 1 where the time ended with the event, 0 where observation ended without it
public record FollowUp(Column times, Column events) {
    public FollowUp {
        times.requireWithin("time", 0, Double.MAX_VALUE, "A time must be zero or more and finite.");
        events.requireSize("events", times.size());
        events.requireWithin("event", 0, 1, "It must be 1 for the event and 0 without it.");
    }

    int size() {
        return times.size();
    }

    boolean isEvent(int participant) {
        return events.get(participant) == 1;
    }

    /// The different times at which somebody had the event, ascending, up to a time.
    double[] eventTimes(double until) {
        return IntStream.range(0, size())
                .filter(this::isEvent)
                .mapToDouble(times::get)
                .filter(time -> time <= until)
                .sorted()
                .distinct()
                .toArray();
    }

    /// The ends of observation without the event, as if they were the event.
    FollowUp ofCensoring() {
        return new FollowUp(times, Column.of(size(), i -> 1 - events.get(i)));
    }

    double last() {
        return Arrays.stream(times.toArray()).max().orElse(0);
    }
}
