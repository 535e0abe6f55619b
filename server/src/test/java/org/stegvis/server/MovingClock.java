package org.stegvis.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// A clock that goes on when it is told to.
public final class MovingClock extends Clock {
    private volatile Instant now = Instant.now();

    public void set(LocalDate day, int hour) {
        now = day.atTime(LocalTime.of(hour, 0)).atZone(getZone()).toInstant();
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.systemDefault();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
