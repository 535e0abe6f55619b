package org.stegvis.estimation.inference;

/// The level of an interval: 0.95, or 0.96 where alpha is 0.04.
public record Level(double value) {
    public static final Level OF_95_PERCENT = new Level(0.95);

    public Level {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(
                    "level is %s but must lie between 0 and 1. Maybe a percentage was meant: 0.95 is 95 %%."
                            .formatted(value));
        }
    }

    public static Level ofAlpha(double alpha) {
        return new Level(1 - alpha);
    }

    /// Half of what lies outside the interval.
    double tail() {
        return (1 - value) / 2;
    }
}
