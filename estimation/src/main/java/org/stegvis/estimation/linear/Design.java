package org.stegvis.estimation.linear;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// A design matrix: n rows, p named columns. A column may hold NaN until a model uses it.
public record Design(int rows, List<String> terms, List<Column> columns) {
    public Design {
        terms = List.copyOf(terms);
        columns = List.copyOf(columns);
        if (terms.size() != columns.size()) {
            throw new IllegalArgumentException("terms has %d names for %d columns; name each column once."
                    .formatted(terms.size(), columns.size()));
        }
        var seen = new HashSet<String>();
        for (int j = 0; j < terms.size(); j++) {
            if (!seen.add(terms.get(j))) {
                throw new IllegalArgumentException("terms has \"%s\" twice; rename one.".formatted(terms.get(j)));
            }
            columns.get(j).requireSize(terms.get(j), rows);
        }
    }

    /// No columns.
    public static Design empty(int rows) {
        return new Design(rows, List.of(), List.of());
    }

    /// One column of ones, named `(Intercept)`.
    public static Design intercept(int rows) {
        return empty(rows).and("(Intercept)", Column.constant(rows, 1));
    }

    /// One indicator column a group.
    public static Design indicators(List<String> names, Grouping grouping) {
        if (names.size() != grouping.groups()) {
            throw new IllegalArgumentException(
                    "names has %d names for %d groups; name each group.".formatted(names.size(), grouping.groups()));
        }
        Design design = empty(grouping.rows());
        for (int group = 0; group < names.size(); group++) {
            design = design.and(names.get(group), grouping.indicator(group));
        }
        return design;
    }

    /// Indicators of all levels but the first, named `name=level`: a categorical covariate.
    public static Design categorical(String name, List<String> levels, Grouping grouping) {
        if (!grouping.includesEveryRow()) {
            throw new IllegalArgumentException(
                    "%s is missing in some row; leave those rows out, or make missing a level.".formatted(name));
        }
        Design all = indicators(levels.stream().map(level -> name + "=" + level).toList(), grouping);
        int last = all.terms.size();
        return new Design(
                all.rows, all.terms.subList(Math.min(1, last), last), all.columns.subList(Math.min(1, last), last));
    }

    public Design and(String term, Column column) {
        return and(new Design(rows, List.of(term), List.of(column)));
    }

    public Design and(Design other) {
        var moreTerms = new ArrayList<>(terms);
        moreTerms.addAll(other.terms);
        var moreColumns = new ArrayList<>(columns);
        moreColumns.addAll(other.columns);
        return new Design(rows, moreTerms, moreColumns);
    }

    /// Each column less its mean over these rows.
    public Design centred() {
        return new Design(rows, terms, columns.stream().map(Column::centred).toList());
    }

    /// The rows named, in that order; a row may stand more than once.
    public Design at(int... wanted) {
        return new Design(
                wanted.length,
                terms,
                columns.stream().map(column -> column.at(wanted)).toList());
    }

    public void requireFinite() {
        for (int j = 0; j < terms.size(); j++) {
            columns.get(j).requireFinite(terms.get(j));
        }
    }

    double[][] shared() {
        return columns.stream().map(Column::shared).toArray(double[][]::new);
    }
}
