package org.stegvis.estimation.imputation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A linear model with its parameters drawn from their posterior under the usual flat prior: `σ² = RSS /
/// χ²(n - p)`, `β ~ N(β̂, σ² (X'X)⁻¹)`. Source: RUBIN 1987, Multiple Imputation for Nonresponse in Surveys,
/// section 5.3.
///
/// @param fitted `β̂`
/// @param drawn `β`
/// @param sigma `σ`
record LinearDraw(double[] fitted, double[] drawn, double sigma) {

    /// @param x predictors x rows
    static LinearDraw of(double[][] x, double[] y, RandomGenerator random) {
        int p = x.length;
        int n = y.length;
        var a = new double[p][p];
        var b = new double[p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k <= j; k++) {
                a[j][k] = dot(x[j], x[k]);
            }
            b[j] = dot(x[j], y);
        }
        Information information = Information.of(a);
        double[] fitted = information.solve(b);
        double rss = 0;
        double[] predicted = predict(x, fitted, n);
        for (int i = 0; i < n; i++) {
            rss += (y[i] - predicted[i]) * (y[i] - predicted[i]);
        }
        double sigma = Math.sqrt(rss / chiSquare(Math.max(1, n - information.rank()), random));
        double[] drawn = information.draw(random);
        for (int j = 0; j < p; j++) {
            drawn[j] = fitted[j] + sigma * drawn[j];
        }
        return new LinearDraw(fitted, drawn, sigma);
    }

    static double dot(double[] x, double[] y) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
        }
        for (; i < x.length; i++) {
            a += x[i] * y[i];
        }
        return (a + b) + (c + d);
    }

    /// A chi-square variate as the sum of squares of normal ones.
    private static double chiSquare(int df, RandomGenerator random) {
        double sum = 0;
        for (int k = 0; k < df; k++) {
            double z = random.nextGaussian();
            sum += z * z;
        }
        return sum;
    }

    static double[] predict(double[][] x, double[] beta, int rows) {
        var eta = new double[rows];
        for (int j = 0; j < beta.length; j++) {
            if (beta[j] != 0) {
                for (int i = 0; i < rows; i++) {
                    eta[i] += beta[j] * x[j][i];
                }
            }
        }
        return eta;
    }

    private static int rows(double[][] x) {
        return x[0].length;
    }

    /// Draws at the rows of x.
    double[] normal(double[][] x, RandomGenerator random) {
        double[] values = predict(x, drawn, rows(x));
        for (int i = 0; i < values.length; i++) {
            values[i] += sigma * random.nextGaussian();
        }
        return values;
    }

    /// Predictive mean matching: for each row of `asked`, the observed value of one of the `donors` whose
    /// prediction at β̂ is nearest to the row's at the drawn β.
    /// Source: LITTLE 1988, J Business & Economic Statistics 6, 287-296; VAN BUUREN 2018, Flexible Imputation of
    /// Missing Data, 2nd ed., algorithm 3.3.
    double[] matched(double[][] known, double[] y, double[][] asked, int donors, RandomGenerator random) {
        double[] predicted = predict(known, fitted, y.length);
        int[] order = IntStream.range(0, y.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> predicted[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = Arrays.stream(order).mapToDouble(i -> predicted[i]).toArray();
        double[] wanted = predict(asked, drawn, rows(asked));
        var values = new double[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            values[i] = y[order[donor(sorted, wanted[i], Math.min(donors, y.length), random)]];
        }
        return values;
    }

    private static int donor(double[] sorted, double wanted, int donors, RandomGenerator random) {
        int found = Arrays.binarySearch(sorted, wanted);
        int high = found >= 0 ? found : -found - 1;
        int low = high - 1;
        for (int taken = 0; taken < donors; taken++) {
            boolean up = low < 0 || (high < sorted.length && sorted[high] - wanted < wanted - sorted[low]);
            if (up) {
                high++;
            } else {
                low--;
            }
        }
        return low + 1 + random.nextInt(high - low - 1);
    }
}
