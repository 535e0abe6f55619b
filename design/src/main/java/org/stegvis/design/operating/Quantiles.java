package org.stegvis.design.operating;

import java.util.Arrays;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.Reference;

/// Two-sided quantiles at one level, kept by their degrees of freedom. For one thread.
final class Quantiles {
    private final Level level;
    private final double ofNormal;
    private double[] ofStudent = {};

    Quantiles(double level) {
        this.level = new Level(level);
        this.ofNormal = Reference.normal().quantile(this.level);
    }

    /// @param df infinite for the normal distribution
    double of(double df) {
        if (df == Double.POSITIVE_INFINITY) {
            return ofNormal;
        }
        int whole = (int) df;
        if (whole != df) {
            return new Reference.StudentT(df).quantile(level);
        }
        if (whole >= ofStudent.length) {
            ofStudent = Arrays.copyOf(ofStudent, whole + 128);
        }
        if (ofStudent[whole] == 0) {
            ofStudent[whole] = new Reference.StudentT(df).quantile(level);
        }
        return ofStudent[whole];
    }
}
