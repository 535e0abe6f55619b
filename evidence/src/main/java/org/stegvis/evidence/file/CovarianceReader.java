package org.stegvis.evidence.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.evidence.StudyResult;
import org.stegvis.evidence.meta.Study;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Sequence;

/// Reads the covariance of several results of a study on one question: one number between each two, or a list of lists
/// in the order of the results.
record CovarianceReader(Values values) {
    private static final double NEAR = 1e-6;

    /// @param results those on the question that are pooled, in their order
    @Nullable
    Matrix read(Node node, List<StudyResult> results) {
        int size = results.size();
        if (size == 0) {
            values.findings().error(node, "a covariance", "one between results on the question that are pooled", "");
            return null;
        }
        if (!(node instanceof Sequence)) {
            Double between = values.number(node);
            return between == null ? null : possible(node, Matrix.of(size, size, (i, j) -> between), results);
        }
        String expected = "a number, or %d lists of %d numbers".formatted(size, size);
        List<Node> rows = Expect.items(node, expected, values.findings());
        if (rows == null || rows.size() != size) {
            values.findings().error(node, rows == null ? node.shown() : rows.size() + " lists", expected, "");
            return null;
        }
        double[][] all = new double[size][size];
        for (int i = 0; i < size; i++) {
            List<Node> row = Expect.items(rows.get(i), expected, values.findings());
            if (row == null || row.size() != size) {
                values.findings().error(rows.get(i), row == null ? "no list" : row.size() + " numbers", expected, "");
                return null;
            }
            for (int j = 0; j < size; j++) {
                Double number = values.number(row.get(j));
                if (number == null) {
                    return null;
                }
                all[i][j] = number;
            }
        }
        return possible(node, Matrix.ofRows(all), results);
    }

    /// A covariance must be symmetric and no larger than the two standard errors allow.
    private @Nullable Matrix possible(Node at, Matrix matrix, List<StudyResult> results) {
        for (int i = 0; i < results.size(); i++) {
            for (int j = 0; j < i; j++) {
                double most =
                        results.get(i).effect().se() * results.get(j).effect().se();
                double one = matrix.get(i, j);
                if (Math.abs(one - matrix.get(j, i)) > NEAR * most) {
                    values.findings()
                            .error(
                                    at,
                                    "%s between results %d and %d but %s the other way"
                                            .formatted(one, i + 1, j + 1, matrix.get(j, i)),
                                    "the same number both ways",
                                    "");
                    return null;
                }
                if (!(Math.abs(one) < most)) {
                    values.findings()
                            .error(
                                    at,
                                    "a covariance of %s between results %d and %d".formatted(one, i + 1, j + 1),
                                    "less than the product of their standard errors, %s".formatted(most),
                                    "Give the covariance and not the correlation, on the scale on which they are pooled.");
                    return null;
                }
            }
        }
        try {
            var study = new Study(
                    "study",
                    Column.of(results.size(), i -> results.get(i).effect().estimate()),
                    Matrix.of(results.size(), results.size(), (i, j) -> {
                        double se = results.get(i).effect().se();
                        return i == j ? se * se : matrix.get(i, j);
                    }));
            return Matrix.of(
                    study.size(), study.size(), (i, j) -> study.covariance().get(i, j));
        } catch (IllegalArgumentException impossible) {
            values.findings()
                    .error(
                            at,
                            "covariances that cannot be together",
                            "covariances of results none of which follows from the others",
                            "Leave out a result that follows from the others.");
            return null;
        }
    }
}
