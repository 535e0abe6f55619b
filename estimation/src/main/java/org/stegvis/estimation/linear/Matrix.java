package org.stegvis.estimation.linear;

import java.util.Arrays;
import java.util.stream.IntStream;

/// An immutable dense matrix, stored row by row.
public final class Matrix {
    private final int rows;
    private final int columns;
    private final double[] values;

    private Matrix(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /// What stands in row `row` and column `column`.
    @FunctionalInterface
    public interface Entry {
        double at(int row, int column);
    }

    public static Matrix of(int rows, int columns, Entry entry) {
        var values = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[i * columns + j] = entry.at(i, j);
            }
        }
        return new Matrix(rows, columns, values);
    }

    public static Matrix ofRows(double[]... rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        for (double[] row : rows) {
            if (row.length != columns) {
                throw new IllegalArgumentException(
                        "rows have %d and %d values; give each row as many.".formatted(columns, row.length));
            }
        }
        return of(rows.length, columns, (i, j) -> rows[i][j]);
    }

    public static Matrix identity(int size) {
        return of(size, size, (i, j) -> i == j ? 1 : 0);
    }

    public static Matrix diagonal(Column values) {
        return of(values.size(), values.size(), (i, j) -> i == j ? values.get(i) : 0);
    }

    /// From an array that lies row by row; a copy.
    public static Matrix ofRowByRow(int rows, int columns, double[] values) {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException(
                    "values has %d numbers for a matrix of %d x %d.".formatted(values.length, rows, columns));
        }
        return new Matrix(rows, columns, values.clone());
    }

    /// The caller gives the array, row by row, away.
    static Matrix owning(int rows, int columns, double[] values) {
        return new Matrix(rows, columns, values);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public double get(int row, int column) {
        return values[row * columns + column];
    }

    public Column column(int column) {
        return Column.of(rows, row -> get(row, column));
    }

    public Column diagonal() {
        return Column.of(Math.min(rows, columns), i -> get(i, i));
    }

    public Matrix transpose() {
        return of(columns, rows, (i, j) -> get(j, i));
    }

    /// This matrix with each value times `factor`.
    public Matrix scaled(double factor) {
        return of(rows, columns, (i, j) -> get(i, j) * factor);
    }

    public Matrix times(Matrix right) {
        requireInner(right.rows);
        var product = new double[rows * right.columns];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) {
                double left = values[i * columns + k];
                for (int j = 0; j < right.columns; j++) {
                    product[i * right.columns + j] += left * right.values[k * right.columns + j];
                }
            }
        }
        return new Matrix(rows, right.columns, product);
    }

    public Column times(Column right) {
        requireInner(right.size());
        return Column.of(rows, i -> {
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += values[i * columns + j] * right.get(j);
            }
            return sum;
        });
    }

    /// `L · this · L'`, made exactly symmetric; this must be symmetric.
    public Matrix quadratic(Matrix left) {
        Matrix product = left.times(this).times(left.transpose());
        return of(product.rows, product.rows, (i, j) -> 0.5 * (product.get(i, j) + product.get(j, i)));
    }

    /// `this' · this`, without storing the transpose.
    public Matrix crossproduct() {
        var product = new double[columns * columns];
        for (int start = 0; start < values.length; start += columns) {
            for (int i = 0; i < columns; i++) {
                double left = values[start + i];
                for (int j = i; j < columns; j++) {
                    product[i * columns + j] += left * values[start + j];
                }
            }
        }
        return of(columns, columns, (i, j) -> product[Math.min(i, j) * columns + Math.max(i, j)]);
    }

    /// The sums of the rows of each group: groups x columns.
    public Matrix sums(Grouping grouping) {
        if (grouping.isEach()) {
            return this;
        }
        var sums = new double[grouping.groups() * columns];
        for (int i = 0; i < rows; i++) {
            int group = grouping.get(i);
            for (int j = 0; j < columns && group != Grouping.NONE; j++) {
                sums[group * columns + j] += values[i * columns + j];
            }
        }
        return new Matrix(grouping.groups(), columns, sums);
    }

    /// What a regression of the columns on those of `predictors`, without intercept, leaves, as a
    /// crossproduct: columns x columns.
    public Matrix residualCrossproduct(Matrix predictors) {
        if (predictors.columns == 0) {
            return crossproduct();
        }
        Matrix both = predictors.beside(this);
        var all = new double[both.columns][];
        for (int j = 0; j < all.length; j++) {
            all[j] = both.column(j).shared();
        }
        return new LeastSquares(Triangle.of(all, null, both.rows), predictors.columns).residualCrossproduct();
    }

    /// What a regression of the columns on those of `predictors`, without intercept, leaves: as many rows
    /// and columns as this.
    public Matrix residuals(Matrix predictors) {
        if (predictors.columns == 0) {
            return this;
        }
        Matrix independent = predictors.independent();
        Matrix both = independent.beside(this);
        var all = new double[both.columns][];
        for (int j = 0; j < all.length; j++) {
            all[j] = both.column(j).shared();
        }
        var fit = new LeastSquares(Triangle.of(all, null, both.rows), independent.columns);
        var coefficients = new double[columns][];
        for (int j = 0; j < columns; j++) {
            coefficients[j] = fit.coefficients(j);
        }
        return of(rows, columns, (i, j) -> {
            double left = get(i, j);
            for (int k = 0; k < independent.columns; k++) {
                left -= independent.get(i, k) * coefficients[j][k];
            }
            return left;
        });
    }

    /// The columns that do not depend on those before them.
    private Matrix independent() {
        var all = new double[columns][];
        for (int j = 0; j < columns; j++) {
            all[j] = column(j).shared();
        }
        var aliased = new LeastSquares(Triangle.of(all, null, rows), columns).aliased();
        int[] kept =
                IntStream.range(0, columns).filter(j -> !aliased.contains(j)).toArray();
        return kept.length == columns ? this : of(rows, kept.length, (i, j) -> get(i, kept[j]));
    }

    /// This matrix with the columns of `right` after its own.
    public Matrix beside(Matrix right) {
        if (right.rows != rows) {
            throw new IllegalArgumentException(
                    "right has %d rows but this matrix has %d; they must be as many.".formatted(right.rows, rows));
        }
        int both = columns + right.columns;
        var beside = new double[rows * both];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, i * columns, beside, i * both, columns);
            System.arraycopy(right.values, i * right.columns, beside, i * both + columns, right.columns);
        }
        return new Matrix(rows, both, beside);
    }

    private void requireInner(int size) {
        if (size != columns) {
            throw new IllegalArgumentException(
                    "the right factor has %d rows but this matrix has %d columns; they must be as many."
                            .formatted(size, columns));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix matrix
                && rows == matrix.rows
                && columns == matrix.columns
                && Arrays.equals(values, matrix.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return rows + " x " + columns + (values.length <= 64 ? " " + Arrays.toString(values) : "");
    }
}
