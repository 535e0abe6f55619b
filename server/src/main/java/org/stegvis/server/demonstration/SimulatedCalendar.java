package org.stegvis.server.demonstration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A clock that shows the days it is told, and the true time from the end of the play on. On each simulated day it
/// begins at nine and goes forward by a tenth of a second whenever it is looked at.
public final class SimulatedCalendar extends Clock {
    private static final int TICK = 100;

    private final Clock real;
    private final AtomicLong ticks = new AtomicLong();
    private volatile @Nullable Instant morning;

    /// @param real shows the true time, and the zone in which days are counted
    public SimulatedCalendar(Clock real) {
        this.real = real;
    }

    /// Goes to the morning of a day; where it shows that day already it goes on from there.
    void day(LocalDate day) {
        Instant nine = day.atTime(LocalTime.of(9, 0)).atZone(getZone()).toInstant();
        if (!nine.equals(morning)) {
            ticks.set(0);
            morning = nine;
        }
    }

    /// From now on it shows the true time.
    void end() {
        morning = null;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("A simulated calendar has one zone, " + getZone() + ".");
    }

    @Override
    public Instant instant() {
        Instant shown = morning;
        return shown == null ? real.instant() : shown.plusMillis(TICK * ticks.getAndIncrement());
    }
}
