package org.stegvis.conduct;

/// One value that was recorded.
public sealed interface Value {

    /// A number; yes is 1 and no is 0.
    record Number(double number) implements Value {
        public Number {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException(
                        "A recorded number (" + number + ") must be finite; leave a missing one out.");
            }
        }
    }

    /// One of a list of names.
    record Name(String name) implements Value {}

    /// A time until an event, or until the end of observation without it.
    record Time(double time, boolean event) implements Value {
        public Time {
            if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A time to an event (" + time + ") must not be negative.");
            }
        }
    }

    static Value of(boolean yes) {
        return new Number(yes ? 1 : 0);
    }
}
