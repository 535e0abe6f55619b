package org.stegvis.design.scenario;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Scale;

/// The mean and the standard deviation that a scale suggests, and what one option gains on another.
record UsualSize(double mean, double sd, double effect) {
    private static final double EFFECT = 0.3;
    private static final double SHARE_OF_TRAIT = Math.sqrt(0.5);

    /// The standard deviation that is left beside a trait which has as much, so that two visits correlate by one half.
    double besideTrait() {
        return sd * SHARE_OF_TRAIT;
    }

    /// @param measure null for a characteristic
    static UsualSize of(Scale scale, @Nullable Measure measure) {
        double important =
                measure == null || measure.importantDifference() == null ? Double.NaN : measure.importantDifference();
        return switch (scale) {
            case Scale.Continuous(double min, double max) -> sized(min, max, important);
            case Scale.Ordinal(int lowest, int highest) -> sized(lowest, highest, important);
            case Scale.Binary b -> new UsualSize(0.5, 0.5, or(important, 0.1));
            case Scale.Count c -> new UsualSize(5, 1, or(important, 1));
            case Scale.TimeToEvent t -> new UsualSize(10, 10, or(important, 2));
            case Scale.Categories c -> new UsualSize(0, 0, 0);
        };
    }

    private static UsualSize sized(double min, double max, double important) {
        boolean isBounded = Double.isFinite(max - min);
        double sd = isBounded ? (max - min) / 6 : Double.isNaN(important) ? 10 : 2 * important;
        double mean = isBounded
                ? (min + max) / 2
                : Double.isFinite(min) ? min + 3 * sd : Double.isFinite(max) ? max - 3 * sd : 0;
        return new UsualSize(mean, sd, or(important, EFFECT * sd));
    }

    private static double or(double number, double otherwise) {
        return Double.isNaN(number) ? otherwise : number;
    }
}
