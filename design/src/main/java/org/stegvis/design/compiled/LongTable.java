package org.stegvis.design.compiled;

import java.util.Arrays;

/// Small numbers for long keys, in the order in which the keys come. Makes no objects once all keys are there.
final class LongTable {
    static final int ABSENT = -1;

    private long[] keys = new long[64];
    private int[] values = new int[64];
    private int size;

    LongTable() {
        Arrays.fill(values, ABSENT);
    }

    int size() {
        return size;
    }

    /// The number of a key, [#ABSENT] when it has none.
    int get(long key) {
        int mask = keys.length - 1;
        for (int at = hash(key) & mask; ; at = at + 1 & mask) {
            if (values[at] == ABSENT || keys[at] == key) {
                return values[at];
            }
        }
    }

    /// Gives the next number to a key that has none.
    int add(long key) {
        if (2 * size >= keys.length) {
            grow();
        }
        put(key, size);
        return size++;
    }

    private void put(long key, int value) {
        int mask = keys.length - 1;
        int at = hash(key) & mask;
        while (values[at] != ABSENT) {
            at = at + 1 & mask;
        }
        keys[at] = key;
        values[at] = value;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[keys.length];
        Arrays.fill(values, ABSENT);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != ABSENT) {
                put(oldKeys[i], oldValues[i]);
            }
        }
    }

    private static int hash(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed ^ mixed >>> 32);
    }
}
