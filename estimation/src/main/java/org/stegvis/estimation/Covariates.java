package org.stegvis.estimation;

import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.protocol.data.Column.Levels;
import org.stegvis.protocol.data.Column.Numbers;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.expression.Reference;

/// The covariates of an analysis as columns of a design: numbers as they are, names as indicators of the levels
/// that occur.
record Covariates(TrialData data, List<Reference> references) {

    boolean isComplete(int row) {
        return references.stream()
                .noneMatch(reference -> data.column(reference.toString()).isMissing(row));
    }

    /// The design for these rows; a row may lack values only where nobody reads them.
    Design design(int... rows) {
        Design design = Design.empty(rows.length);
        for (Reference reference : references) {
            String name = reference.toString();
            design = design.and(
                    switch (data.column(name)) {
                        case Numbers numbers ->
                            Design.empty(rows.length).and(name, Column.of(rows.length, i -> numbers.at(rows[i])));
                        case Levels levels -> indicators(name, levels, rows);
                    });
        }
        return design;
    }

    /// The design for all rows, with levels as they occur among `readers`, the positions of those rows that are
    /// read.
    Design designOf(int[] rows, int[] readers) {
        int[] read = IntStream.of(readers).map(i -> rows[i]).toArray();
        Design few = design(read);
        var places = new int[rows.length];
        for (int i = 0; i < readers.length; i++) {
            places[readers[i]] = i;
        }
        return few.at(places);
    }

    private static Design indicators(String name, Levels levels, int[] rows) {
        int[] used = IntStream.of(rows)
                .map(levels::code)
                .filter(code -> code >= 0)
                .distinct()
                .sorted()
                .toArray();
        Design design = Design.empty(rows.length);
        for (int k = 1; k < used.length; k++) {
            int code = used[k];
            design = design.and(
                    name + "=" + levels.levels().get(code),
                    Column.of(rows.length, i -> indicator(levels.code(rows[i]), code)));
        }
        return design;
    }

    private static double indicator(int code, int wanted) {
        return code < 0 ? Double.NaN : code == wanted ? 1 : 0;
    }
}
