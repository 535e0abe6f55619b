package org.stegvis.design.simulation;

/// Sums over participants of the outcomes under several alternatives, and of their products two by two.
///
/// Only those count in an alternative to whom it applies. Adding up in a fixed order gives the same bits.
final class Moments {
    private final int alternatives;
    private final long[] both;
    private final double[] sums;
    private final double[] squares;
    private final double[] products;

    /// The sum of the first of a pair over those who count in both stands at `first * alternatives + second`.
    Moments(int alternatives) {
        this.alternatives = alternatives;
        this.both = new long[alternatives * alternatives];
        this.sums = new double[alternatives * alternatives];
        this.squares = new double[alternatives * alternatives];
        this.products = new double[alternatives * alternatives];
    }

    /// @param outcomes of one participant, one for each alternative; NaN for one that does not apply
    void add(double[] outcomes) {
        for (int first = 0; first < alternatives; first++) {
            if (Double.isNaN(outcomes[first])) {
                continue;
            }
            for (int second = 0; second < alternatives; second++) {
                if (!Double.isNaN(outcomes[second])) {
                    int at = first * alternatives + second;
                    both[at]++;
                    sums[at] += outcomes[first];
                    squares[at] += outcomes[first] * outcomes[first];
                    products[at] += outcomes[first] * outcomes[second];
                }
            }
        }
    }

    void add(Moments other) {
        for (int at = 0; at < both.length; at++) {
            both[at] += other.both[at];
            sums[at] += other.sums[at];
            squares[at] += other.squares[at];
            products[at] += other.products[at];
        }
    }

    long count(int alternative) {
        return both[alternative * alternatives + alternative];
    }

    double mean(int alternative) {
        int at = alternative * alternatives + alternative;
        return sums[at] / both[at];
    }

    double standardErrorOfMean(int alternative) {
        return Math.sqrt(covarianceOfMeans(alternative, alternative));
    }

    /// The standard error of the difference of two means, each over those who count in it.
    double standardErrorOfDifference(int first, int second) {
        double variance = covarianceOfMeans(first, first)
                + covarianceOfMeans(second, second)
                - 2 * covarianceOfMeans(first, second);
        return Math.sqrt(Math.max(0, variance));
    }

    /// The mean difference over those who count in both.
    double paired(int first, int second) {
        int at = first * alternatives + second;
        return (sums[at] - sums[second * alternatives + first]) / both[at];
    }

    double standardErrorOfPaired(int first, int second) {
        int at = first * alternatives + second;
        long n = both[at];
        double square = squares[at] + squares[second * alternatives + first] - 2 * products[at];
        double mean = paired(first, second);
        return Math.sqrt(Math.max(0, square / n - mean * mean) / n);
    }

    /// By the influence of each participant on the two means.
    private double covarianceOfMeans(int first, int second) {
        int at = first * alternatives + second;
        double firstMean = mean(first);
        double secondMean = mean(second);
        double sum = products[at]
                - firstMean * sums[second * alternatives + first]
                - secondMean * sums[at]
                + both[at] * firstMean * secondMean;
        return sum / ((double) count(first) * count(second));
    }
}
