package org.stegvis.protocol.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.stegvis.protocol.Scale;

/// One number for each interval that thresholds cut a scale into, and each threshold itself.
final class Representatives {
    private Representatives() {}

    static List<Double> of(Collection<Double> thresholds, Scale scale) {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        boolean isWhole = false;
        switch (scale) {
            case Scale.Continuous(double min, double max) -> {
                low = min;
                high = max;
            }
            case Scale.Ordinal(int lowest, int highest) -> {
                low = lowest;
                high = highest;
                isWhole = true;
            }
            case Scale.Count count -> {
                low = 0;
                isWhole = true;
            }
            case Scale.TimeToEvent time -> low = 0;
            case Scale.Binary binary -> {}
            case Scale.Categories categories -> {}
        }
        var numbers = new TreeSet<Double>();
        Double before = null;
        for (double threshold : new TreeSet<>(thresholds)) {
            numbers.add(isWhole ? Math.ceil(threshold) - 1 : before == null ? threshold - 1 : (before + threshold) / 2);
            numbers.add(threshold);
            numbers.add(isWhole ? Math.floor(threshold) + 1 : threshold + 1e-3 * Math.max(1, Math.abs(threshold)));
            before = threshold;
        }
        if (before != null) {
            numbers.add(before + 1);
        }
        double lowest = low;
        double highest = high;
        boolean whole = isWhole;
        if (Double.isFinite(low)) {
            numbers.add(low);
        }
        if (Double.isFinite(high)) {
            numbers.add(high);
        }
        if (numbers.isEmpty()) {
            numbers.add(0.0);
        }
        return new ArrayList<>(numbers.stream()
                .filter(each -> each >= lowest && each <= highest && (!whole || each == Math.rint(each)))
                .toList());
    }
}
