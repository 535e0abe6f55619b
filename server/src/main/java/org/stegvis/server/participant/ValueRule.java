package org.stegvis.server.participant;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Scale;
import org.stegvis.server.access.Refusal;

/// Whether a value is one that the protocol's scale allows.
public final class ValueRule {
    private ValueRule() {}

    /// What is wrong with some values; null when nothing is.
    ///
    /// @param scales of the names that may be told
    public static @Nullable Refusal refusal(Map<String, Value> values, Map<String, Scale> scales) {
        for (Map.Entry<String, Value> each : new TreeMap<>(values).entrySet()) {
            Scale scale = scales.get(each.getKey());
            String expected = scale == null
                    ? "one of " + String.join(", ", new TreeMap<>(scales).keySet()) + "; '" + each.getKey()
                            + "' is not asked for here"
                    : problem(each.getValue(), scale);
            if (expected != null) {
                return new Refusal(
                        Refusal.Code.VALUE_NOT_ALLOWED,
                        scale == null
                                ? "A value must be of " + expected + "."
                                : "The value of '" + each.getKey() + "' must be " + expected + ".");
            }
        }
        return null;
    }

    /// What the value should be; null when it is right.
    private static @Nullable String problem(Value value, Scale scale) {
        return switch (scale) {
            case Scale.Continuous(var min, var max) -> isNumber(value, min, max) ? null : "a number" + range(min, max);
            case Scale.Count() ->
                isNumber(value, 0, Double.POSITIVE_INFINITY) && isWhole(value) ? null : "a whole number, 0 or more";
            case Scale.Ordinal(var lowest, var highest) ->
                isNumber(value, lowest, highest) && isWhole(value)
                        ? null
                        : "a whole number from " + lowest + " to " + highest;
            case Scale.Binary() ->
                value instanceof Value.Number(var number) && (number == 0 || number == 1) ? null : "1 (yes) or 0 (no)";
            case Scale.Categories(var levels) ->
                value instanceof Value.Name(var name) && levels.contains(name)
                        ? null
                        : "one of " + String.join(", ", levels);
            case Scale.TimeToEvent(var unit) ->
                value instanceof Value.Time ? null : "a time in " + unit + " with whether it ended with the event";
        };
    }

    private static boolean isNumber(Value value, double min, double max) {
        return value instanceof Value.Number(var number) && number >= min && number <= max;
    }

    private static boolean isWhole(Value value) {
        return value instanceof Value.Number(var number) && number == Math.rint(number);
    }

    private static String range(double min, double max) {
        return (min == Double.NEGATIVE_INFINITY ? "" : ", " + min + " or more")
                + (max == Double.POSITIVE_INFINITY ? "" : ", " + max + " or less");
    }
}
