package org.stegvis.design.compiled;

import java.util.Arrays;
import org.stegvis.design.compiled.Sheet.Decided;

/// Small numbers for what became of participants at one decision: kind, route, option, how it came about,
/// and what was open. Found by kind, route and option; the rest, which seldom differs, is looked up where
/// it does.
final class Turns {
    static final int UNKNOWN = -1;
    private static final int KINDS = 4;

    private final LongTable rest = new LongTable();
    private long[] keys = {};
    private int[] numbers = {};
    private int options;

    int turn(Decided decided, int row) {
        int at = place(decided, row);
        if (at >= numbers.length || decided.option[row] >= options) {
            return UNKNOWN;
        }
        long key = key(decided, row);
        if (keys[at] == key) {
            return numbers[at];
        }
        int kept = rest.get(key);
        return kept == LongTable.ABSENT ? UNKNOWN : kept;
    }

    void add(Decided decided, int row, int number) {
        rest.add(key(decided, row));
        if (rest.size() - 1 != number) {
            throw new IllegalStateException("Turn " + number + " is the " + rest.size() + "th.");
        }
        if (decided.option[row] >= options || place(decided, row) >= numbers.length) {
            grow(Math.max(options, decided.option[row] + 1), decided.route[row] + 2);
        }
        int at = place(decided, row);
        if (numbers[at] == UNKNOWN) {
            keys[at] = key(decided, row);
            numbers[at] = number;
        }
    }

    private void grow(int newOptions, int routes) {
        int length = Math.max(numbers.length / Math.max(1, KINDS * options), routes) * KINDS * newOptions;
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        int before = Math.max(1, options);
        keys = new long[length];
        numbers = new int[length];
        Arrays.fill(keys, -1);
        Arrays.fill(numbers, UNKNOWN);
        for (int at = 0; at < oldNumbers.length; at++) {
            int to = at / before * newOptions + at % before;
            keys[to] = oldKeys[at];
            numbers[to] = oldNumbers[at];
        }
        options = newOptions;
    }

    private int place(Decided decided, int row) {
        return ((decided.route[row] + 1) * KINDS + decided.kind[row]) * options + decided.option[row];
    }

    private static long key(Decided decided, int row) {
        long isAllocated = decided.kind[row] == Decided.ALLOCATED ? -1 : 0;
        return decided.kind[row]
                | (decided.route[row] + 1L) << 2
                | ((long) decided.how[row] << 12 | (long) decided.option[row] << 14 | (long) decided.open[row] << 32)
                        & isAllocated;
    }
}
