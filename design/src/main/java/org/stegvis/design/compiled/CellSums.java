package org.stegvis.design.compiled;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Sums of outcome and covariates and their products over the participants of each cell.
///
/// A cell is a group and the names that the participant has in the covariates. Numbers are taken less those
/// of the first participant analysed, so that their products keep their digits.
final class CellSums {
    private final Fields fields;
    final int numbers;
    private final int width;
    private double[] sums = {};
    final int[] cell;
    final double[] shift;
    double shiftOfOutcome;
    int analysed;
    private int groups;
    private int @Nullable [] order;

    CellSums(Fields fields, int capacity) {
        this.fields = fields;
        this.numbers = fields.numbers.length;
        // n, y, yy, then for each number x, xy, and its products with those up to it.
        this.width = 3 + 2 * numbers + numbers * (numbers + 1) / 2;
        this.cell = new int[capacity];
        this.shift = new double[numbers];
    }

    int cells() {
        return groups * fields.cells;
    }

    /// The cell that is summed over at this place: group by group, in the order that was given for them.
    int inOrder(int place) {
        return order == null ? place : order[place / fields.cells] * fields.cells + place % fields.cells;
    }

    double n(int c) {
        return sums[c * width];
    }

    double y(int c) {
        return sums[c * width + 1];
    }

    double yy(int c) {
        return sums[c * width + 2];
    }

    double x(int c, int j) {
        return sums[c * width + 3 + j];
    }

    double xy(int c, int j) {
        return sums[c * width + 3 + numbers + j];
    }

    double xx(int c, int j, int k) {
        int high = Math.max(j, k);
        return sums[c * width + 3 + 2 * numbers + high * (high + 1) / 2 + Math.min(j, k)];
    }

    /// @param group of each participant, -1 for one who does not belong
    void add(int[] group, int newGroups, int participants) {
        add(group, newGroups, null, participants);
    }

    /// @param newOrder of the groups, for groups whose numbers mean nothing
    void add(int[] group, int newGroups, int @Nullable [] newOrder, int participants) {
        groups = newGroups;
        order = newOrder;
        int length = cells() * width;
        if (sums.length < length) {
            sums = new double[length];
        } else {
            Arrays.fill(sums, 0, length, 0);
        }
        find(group, participants);
        switch (numbers) {
            case 0 -> addOutcome(participants);
            case 1 -> addOne(participants);
            default -> addAll(participants);
        }
    }

    /// Finds the cell of each participant, -1 for one who is not analysed, and what is taken off the numbers.
    private void find(int[] group, int participants) {
        analysed = 0;
        for (int i = 0; i < participants; i++) {
            int within = group[i] < 0 ? -1 : fields.cell(i);
            boolean isAnalysed = within >= 0;
            analysed += isAnalysed ? 1 : 0;
            cell[i] = isAnalysed ? group[i] * fields.cells + within : -1;
        }
        int first = 0;
        while (first < participants && cell[first] < 0) {
            first++;
        }
        if (first < participants) {
            shiftOfOutcome = fields.outcome[first];
            for (int j = 0; j < numbers; j++) {
                shift[j] = fields.numbers[j][first];
            }
        }
    }

    private void addOutcome(int participants) {
        double[] s = sums;
        double[] outcome = fields.outcome;
        for (int i = 0; i < participants; i++) {
            if (cell[i] >= 0) {
                int at = cell[i] * width;
                double y = outcome[i] - shiftOfOutcome;
                s[at] += 1;
                s[at + 1] += y;
                s[at + 2] += y * y;
            }
        }
    }

    private void addOne(int participants) {
        double[] s = sums;
        double[] outcome = fields.outcome;
        double[] number = fields.numbers[0];
        for (int i = 0; i < participants; i++) {
            if (cell[i] >= 0) {
                int at = cell[i] * width;
                double y = outcome[i] - shiftOfOutcome;
                double x = number[i] - shift[0];
                s[at] += 1;
                s[at + 1] += y;
                s[at + 2] += y * y;
                s[at + 3] += x;
                s[at + 4] += x * y;
                s[at + 5] += x * x;
            }
        }
    }

    private void addAll(int participants) {
        addOutcome(participants);
        double[] s = sums;
        for (int i = 0; i < participants; i++) {
            if (cell[i] >= 0) {
                int at = cell[i] * width + 3;
                double y = fields.outcome[i] - shiftOfOutcome;
                int product = at + 2 * numbers;
                for (int j = 0; j < numbers; j++) {
                    double x = fields.numbers[j][i] - shift[j];
                    s[at + j] += x;
                    s[at + numbers + j] += x * y;
                    for (int k = 0; k <= j; k++) {
                        s[product++] += x * (fields.numbers[k][i] - shift[k]);
                    }
                }
            }
        }
    }
}
