package org.stegvis.design.compiled;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Columns for what lies between an expression and its parts. One that is given back is used again, so that few are
/// touched and they stay near the processor.
final class Temporaries {
    private final int capacity;
    private final Deque<double[]> numbers = new ArrayDeque<>();
    private final Deque<byte[]> truths = new ArrayDeque<>();
    private final Map<Double, double[]> constants = new HashMap<>();

    Temporaries(int capacity) {
        this.capacity = capacity;
    }

    double[] numbers() {
        return numbers.isEmpty() ? new double[capacity] : numbers.pop();
    }

    byte[] truths() {
        return truths.isEmpty() ? new byte[capacity] : truths.pop();
    }

    void giveBack(double @Nullable [] column) {
        if (column != null) {
            numbers.push(column);
        }
    }

    void giveBack(byte @Nullable [] column) {
        if (column != null) {
            truths.push(column);
        }
    }

    double[] constant(double value) {
        return constants.computeIfAbsent(value, each -> {
            var column = new double[capacity];
            Arrays.fill(column, each);
            return column;
        });
    }

    int capacity() {
        return capacity;
    }
}
