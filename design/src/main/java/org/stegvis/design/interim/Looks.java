package org.stegvis.design.interim;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// When the data are looked at: information fractions that rise to 1, the last look.
public record Looks(List<Double> fractions) {
    public Looks {
        fractions = List.copyOf(fractions);
        double before = 0;
        for (double fraction : fractions) {
            if (!(fraction > before && fraction <= 1)) {
                throw new IllegalArgumentException(
                        "the information fractions are %s but must rise from above 0 to 1.".formatted(fractions));
            }
            before = fraction;
        }
        if (fractions.isEmpty() || Collections.max(fractions) != 1) {
            throw new IllegalArgumentException("the last information fraction of %s must be 1.".formatted(fractions));
        }
    }

    /// `count` looks, equally far apart.
    public static Looks equal(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("there are %d looks but must be 1 or more.".formatted(count));
        }
        return new Looks(IntStream.rangeClosed(1, count)
                .mapToObj(k -> (double) k / count)
                .toList());
    }

    public int count() {
        return fractions.size();
    }

    public double fraction(int look) {
        return fractions.get(look);
    }

    /// What comes between this look, from 0, and the one before.
    double step(int look) {
        return look == 0 ? fraction(0) : fraction(look) - fraction(look - 1);
    }
}
