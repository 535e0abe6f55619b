package org.stegvis.estimation.linear;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Which of `groups` groups each row belongs to, counted from 0, or `NONE`: the participant of a row, the
/// option a participant received.
public final class Grouping {
    /// The row belongs to no group.
    public static final int NONE = -1;

    private final int groups;
    private final int[] group;
    private final boolean includesEveryRow;
    private final boolean isEach;
    private final boolean isAscending;

    private Grouping(int groups, int[] group) {
        this.groups = groups;
        this.group = group;
        // One pass for all that is asked again and again, by least, most and bits: the processor takes several rows at
        // a time.
        int least = groups;
        int most = NONE;
        int otherThanRow = groups ^ group.length;
        int falls = 0;
        for (int row = 0; row < group.length; row++) {
            least = Math.min(least, group[row]);
            most = Math.max(most, group[row]);
            otherThanRow |= group[row] ^ row;
        }
        if (least < NONE || most >= groups) {
            reject(groups, group);
        }
        for (int row = 1; row < group.length; row++) {
            // Negative where a group is less than the one before.
            falls |= group[row] - group[row - 1];
        }
        this.includesEveryRow = least > NONE;
        this.isEach = otherThanRow == 0;
        this.isAscending = falls >= 0;
    }

    private static void reject(int groups, int[] group) {
        for (int row = 0; row < group.length; row++) {
            if (group[row] < NONE || group[row] >= groups) {
                throw new IllegalArgumentException(
                        "group is %d in row %d, but there are %d groups counted from 0; give 0 to %d, or %d for none."
                                .formatted(group[row], row, groups, groups - 1, NONE));
            }
        }
    }

    public static Grouping of(int groups, int... group) {
        return new Grouping(groups, group.clone());
    }

    public static Grouping of(int groups, int rows, IntUnaryOperator group) {
        var values = new int[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = group.applyAsInt(row);
        }
        return new Grouping(groups, values);
    }

    /// Each row a group of its own.
    public static Grouping each(int rows) {
        var own = new int[rows];
        for (int row = 0; row < rows; row++) {
            own[row] = row;
        }
        return new Grouping(rows, own);
    }

    public int groups() {
        return groups;
    }

    public int rows() {
        return group.length;
    }

    public int get(int row) {
        return group[row];
    }

    /// How many rows each group has.
    public int[] counts() {
        var counts = new int[groups];
        for (int value : group) {
            if (value != NONE) {
                counts[value]++;
            }
        }
        return counts;
    }

    /// The rows that belong to some group, ascending.
    public int[] members() {
        var members = new int[group.length];
        int size = 0;
        for (int row = 0; row < group.length; row++) {
            if (group[row] != NONE) {
                members[size++] = row;
            }
        }
        return Arrays.copyOf(members, size);
    }

    /// The rows ordered by group, rows of no group left out; within a group as they stand.
    public int[] order() {
        var next = new int[groups + 1];
        for (int value : group) {
            next[value + 1]++;
        }
        int without = next[0];
        next[0] = 0;
        for (int g = 1; g <= groups; g++) {
            next[g] += next[g - 1];
        }
        var order = new int[group.length - without];
        for (int row = 0; row < group.length; row++) {
            if (group[row] != NONE) {
                order[next[group[row]]++] = row;
            }
        }
        return order;
    }

    /// Whether row i is the only one of group i, for all rows.
    public boolean isEach() {
        return isEach;
    }

    /// Whether the groups of the rows never fall, so that rows of one group stand together.
    public boolean isAscending() {
        return isAscending;
    }

    /// The group, in `of`, of the group of each row: the clinic of the participant of a row.
    public Grouping within(Grouping of) {
        if (of.isEach() && of.groups >= groups) {
            return this;
        }
        return of(of.groups(), group.length, row -> group[row] == NONE ? NONE : of.get(group[row]));
    }

    public boolean includesEveryRow() {
        return includesEveryRow;
    }

    /// 1 for the rows of `wanted`, 0 for others.
    public Column indicator(int wanted) {
        return Column.of(group.length, row -> group[row] == wanted ? 1 : 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Grouping grouping && groups == grouping.groups && Arrays.equals(group, grouping.group);
    }

    @Override
    public int hashCode() {
        return 31 * groups + Arrays.hashCode(group);
    }

    @Override
    public String toString() {
        return group.length + " rows in " + groups + " groups";
    }
}
