package org.stegvis.evidence.meta;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// What the effects may depend on: the k x p matrix X of a meta-regression, its first column ones.
public record Moderators(List<String> names, Matrix matrix) {
    private static final String INTERCEPT = "intercept";

    public Moderators {
        names = List.copyOf(names);
        if (names.size() != matrix.columns()) {
            throw new IllegalArgumentException(
                    "names are %d but there are %d columns.".formatted(names.size(), matrix.columns()));
        }
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.columns(); j++) {
                if (!Double.isFinite(matrix.get(i, j))) {
                    throw new IllegalArgumentException("Moderator '%s' is %s in row %d (counted from 0); leave it out."
                            .formatted(names.get(j), matrix.get(i, j), i));
                }
            }
        }
    }

    /// The intercept alone: one effect for all.
    public static Moderators none(int rows) {
        return new Moderators(List.of(INTERCEPT), Matrix.of(rows, 1, (i, j) -> 1));
    }

    /// An intercept and these columns.
    public static Moderators of(List<String> names, List<Column> columns) {
        int rows = columns.isEmpty() ? 0 : columns.getFirst().size();
        columns.forEach(column -> column.requireSize("moderator", rows));
        var all = new ArrayList<>(List.of(INTERCEPT));
        all.addAll(names);
        return new Moderators(
                all,
                Matrix.of(
                        rows,
                        columns.size() + 1,
                        (i, j) -> j == 0 ? 1 : columns.get(j - 1).get(i)));
    }

    public int size() {
        return names.size();
    }

    boolean areNone() {
        return names.size() == 1;
    }

    /// These without the rows from `from` to before `to`.
    Moderators without(int from, int to) {
        int gone = to - from;
        return new Moderators(
                names,
                Matrix.of(matrix.rows() - gone, matrix.columns(), (i, j) -> matrix.get(i < from ? i : i + gone, j)));
    }
}
