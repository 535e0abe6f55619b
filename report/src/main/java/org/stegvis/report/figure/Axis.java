package org.stegvis.report.figure;

import java.util.ArrayList;
import java.util.List;

/// A linear axis: where a value lies on the drawing, and round values for its ticks.
public record Axis(double low, double high, double from, double to) {

    /// An axis over at least these values, its ends on round numbers.
    public static Axis over(double least, double greatest, int ticks, double from, double to) {
        double width = greatest > least ? greatest - least : 1;
        double step = step(width / ticks);
        double low = Math.floor(least / step + 1e-9) * step;
        double high = Math.ceil(greatest / step - 1e-9) * step;
        return new Axis(low, high > low ? high : low + step, from, to);
    }

    public double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    public boolean holds(double value) {
        return value >= low - 1e-9 && value <= high + 1e-9;
    }

    /// About so many round values.
    public List<Double> ticks(int about) {
        double step = step((high - low) / about);
        var all = new ArrayList<Double>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
            all.add(i * step);
        }
        return all;
    }

    /// 1, 2 or 5 times a power of ten.
    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double part = rough / power;
        return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }
}
