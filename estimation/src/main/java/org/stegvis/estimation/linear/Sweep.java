package org.stegvis.estimation.linear;

/// Regression from products alone.
///
/// Source: GOODNIGHT 1979, American Statistician 33, on the sweep operator.
public final class Sweep {
    private static final double TOLERANCE = 1e-12;

    /// What is left of a variable that the predictors determine is rounding.
    private static final double ROUNDING = 1e-14;

    private Sweep() {}

    /// What a regression of all variables on the first ones leaves: the products of the residuals of the others. A
    /// predictor of which those before it leave nothing is passed over.
    ///
    /// @param products `Z'Z`, symmetric
    /// @param predictors how many of the variables, the first ones, are regressed on
    public static Matrix first(Matrix products, int predictors) {
        int size = products.rows();
        var a = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                a[i][j] = products.get(i, j);
            }
        }
        for (int pivot = 0; pivot < predictors; pivot++) {
            double left = a[pivot][pivot];
            if (!(left > TOLERANCE * products.get(pivot, pivot))) {
                continue;
            }
            for (int i = pivot + 1; i < size; i++) {
                double factor = a[i][pivot] / left;
                for (int j = pivot + 1; j < size; j++) {
                    a[i][j] -= factor * a[pivot][j];
                }
            }
        }
        return Matrix.of(size - predictors, size - predictors, (i, j) -> {
            boolean isLeft = isLeft(a, products, predictors + i) && isLeft(a, products, predictors + j);
            return isLeft ? a[predictors + i][predictors + j] : 0;
        });
    }

    private static boolean isLeft(double[][] a, Matrix products, int variable) {
        return a[variable][variable] > ROUNDING * products.get(variable, variable);
    }
}
