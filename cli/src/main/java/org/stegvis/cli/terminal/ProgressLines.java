package org.stegvis.cli.terminal;

import java.util.Locale;
import java.util.function.LongSupplier;

/// Tells how a long task gets on where no bar can be drawn: a line every half minute, so that a short task says nothing
/// and the log of a long one stays short.
///
/// The pace is that since the first it heard, so what was there before the task began does not count for it.
final class ProgressLines implements Bar.Shown {
    private static final long SECOND = 1_000_000_000L;
    private static final long PAUSE = 30 * SECOND;

    private final Console console;
    private final String task;
    private final LongSupplier nanoseconds;
    private long total;
    private long last;
    private long firstTime;
    private long firstDone = -1;
    private String message = "";

    /// @param nanoseconds a clock with any beginning
    ProgressLines(Console console, String task, long total, LongSupplier nanoseconds) {
        this.console = console;
        this.task = task;
        this.total = total;
        this.nanoseconds = nanoseconds;
        this.last = nanoseconds.getAsLong();
    }

    @Override
    public void at(long done) {
        long now = nanoseconds.getAsLong();
        if (firstDone < 0) {
            firstDone = done;
            firstTime = now;
        }
        if (now - last < PAUSE || done >= total) {
            return;
        }
        last = now;
        console.message(line(done, (double) (now - firstTime) / SECOND));
    }

    private String line(long done, double seconds) {
        var line = new StringBuilder(String.format(
                Locale.ROOT, "%s: %.0f %% (%,d of %,d)", task, Math.floor(100.0 * done / total), done, total));
        double pace = (done - firstDone) / seconds;
        if (pace > 0) {
            line.append(String.format(Locale.ROOT, pace < 10 ? ", %.1f a second" : ", %,.0f a second", pace));
            line.append(", ").append(time((total - done) / pace)).append(" left");
        }
        return line + (message.isEmpty() ? "" : "; " + message);
    }

    /// In its two largest units.
    private static String time(double seconds) {
        long rounded = Math.max(1, Math.round(seconds));
        if (rounded < 60) {
            return rounded + " s";
        }
        if (rounded < 3600) {
            return rounded / 60 + " min " + rounded % 60 + " s";
        }
        return String.format(Locale.ROOT, "%,d h %d min", rounded / 3600, rounded % 3600 / 60);
    }

    @Override
    public void of(long wanted) {
        total = wanted;
    }

    @Override
    public void tell(String behind) {
        message = behind;
    }

    @Override
    public void end() {}
}
