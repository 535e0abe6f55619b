package org.stegvis.estimation.mixed;

/// [SecondOrder] carried to parameters by the chain rule: `I_θ = J I J' - Σ_ab gradient_ab ∂²Σ_ab`, the last term
/// for the observed information only.
///
/// @param score `∂l/∂θ`
/// @param p `-Σ X'W (∂Σ/∂θ_k) W X` for each parameter
record Curvature(double[] score, double[][] observed, double[][] expected, double[][] jacobian, double[][][] p) {

    static Curvature of(Parametrisation parametrisation, double[] theta, Evaluation at, SecondOrder second) {
        int size = parametrisation.size();
        var jacobian = new double[size][];
        for (int k = 0; k < size; k++) {
            jacobian[k] = elements(parametrisation.first(theta, k));
        }
        Curvature linear = along(jacobian, at, second);
        double[][] observed = linear.observed();
        for (int k = 0; k < size; k++) {
            for (int l = 0; l <= k; l++) {
                double bend = inner(at.gradient(), parametrisation.second(theta, k, l));
                observed[k][l] -= bend;
                observed[l][k] = observed[k][l];
            }
        }
        return linear;
    }

    /// For parameters in which Σ is linear.
    ///
    /// @param jacobian for each parameter, the derivatives of the elements of Σ
    static Curvature along(double[][] jacobian, Evaluation at, SecondOrder second) {
        double[] slope = elements(at.gradient());
        int visits = at.gradient().length;
        for (int a = 0; a < visits; a++) {
            for (int b = 0; b < a; b++) {
                slope[SecondOrder.place(a, b)] *= 2;
            }
        }
        double[][] transposed = transpose(jacobian, slope.length);
        int terms = at.coefficients().length;
        var p = new double[jacobian.length][terms][terms];
        var score = new double[jacobian.length];
        for (int k = 0; k < jacobian.length; k++) {
            for (int e = 0; e < slope.length; e++) {
                double factor = jacobian[k][e];
                score[k] += factor * slope[e];
                for (int j = 0; factor != 0 && j < terms; j++) {
                    for (int l = 0; l < terms; l++) {
                        p[k][j][l] += factor * second.p()[e][j][l];
                    }
                }
            }
        }
        return new Curvature(
                score,
                Products.of(Products.of(jacobian, second.observed()), transposed),
                Products.of(Products.of(jacobian, second.expected()), transposed),
                jacobian,
                p);
    }

    /// The elements on and below the diagonal, row by row.
    static double[] elements(double[][] symmetric) {
        var elements = new double[symmetric.length * (symmetric.length + 1) / 2];
        for (int a = 0; a < symmetric.length; a++) {
            for (int b = 0; b <= a; b++) {
                elements[SecondOrder.place(a, b)] = symmetric[a][b];
            }
        }
        return elements;
    }

    static double[][] transpose(double[][] matrix, int columns) {
        var transposed = new double[columns][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }

    private static double inner(double[][] x, double[][] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                sum += x[i][j] * y[i][j];
            }
        }
        return sum;
    }
}
