package org.stegvis.design.compiled;

import java.util.Arrays;

/// Small numbers for what became of participants at one decision: kind, route, option, how it came about, and what was
/// open. They are given once, in the order in which they come; 0 stands for a decision not taken.
final class Turns {
    static final int NONE = 0;

    private static final int KIND = 2;
    private static final int ROUTE = 12;
    private static final int HOW = 14;
    private static final int OPEN = 32;

    private final LongTable numbers = new LongTable();
    private long[] keys = new long[16];

    Turns() {
        number(-1);
    }

    int size() {
        return numbers.size();
    }

    /// Without an option.
    ///
    /// @param route -1 for none
    int turn(byte kind, int route) {
        return number(kind | (route + 1L) << KIND);
    }

    /// With an option.
    ///
    /// @param how position in `Offering.How`
    /// @param open a bit for each offer
    int turn(byte kind, int route, int how, int option, int open) {
        return number(kind | (route + 1L) << KIND | (long) how << ROUTE | (long) option << HOW | (long) open << OPEN);
    }

    private int number(long key) {
        int known = numbers.get(key);
        if (known != LongTable.ABSENT) {
            return known;
        }
        int number = numbers.add(key);
        if (number == keys.length) {
            keys = Arrays.copyOf(keys, 2 * number);
        }
        keys[number] = key;
        return number;
    }

    byte kind(int turn) {
        return (byte) (keys[turn] & (1 << KIND) - 1);
    }

    int route(int turn) {
        return (int) ((keys[turn] >>> KIND) & ((1 << (ROUTE - KIND)) - 1)) - 1;
    }

    int how(int turn) {
        return (int) ((keys[turn] >>> ROUTE) & ((1 << (HOW - ROUTE)) - 1));
    }

    int option(int turn) {
        return (int) ((keys[turn] >>> HOW) & ((1 << (OPEN - HOW)) - 1));
    }

    int open(int turn) {
        return (int) (keys[turn] >>> OPEN);
    }
}
