package org.stegvis.design.compiled;

import java.util.Arrays;

/// Some rows of a range, in their order. Lists of rows are gone through without asking of each row whether
/// it belongs.
final class Rows {
    final int[] at;
    int count;

    Rows(int capacity) {
        at = new int[capacity + 1];
    }

    /// Adds a row if it belongs: it is written in any case, and stays if it is counted.
    void add(int row, boolean belongs) {
        at[count] = row;
        count += belongs ? 1 : 0;
    }

    /// All rows of a range.
    void all(int from, int to) {
        for (int i = from; i < to; i++) {
            at[i - from] = i;
        }
        count = to - from;
    }

    /// Whether they are all from the first to the last, with none between left out.
    boolean isRun() {
        return count > 0 && at[count - 1] - at[0] == count - 1;
    }

    /// Takes all rows of another list over, and leaves it empty.
    void takeOver(Rows other) {
        copy(other);
        other.count = 0;
    }

    void copy(Rows other) {
        System.arraycopy(other.at, 0, at, 0, other.count);
        count = other.count;
    }

    void mark(byte[] marks, int from, int to) {
        Arrays.fill(marks, from, to, (byte) 0);
        for (int k = 0; k < count; k++) {
            marks[at[k]] = 1;
        }
    }
}
