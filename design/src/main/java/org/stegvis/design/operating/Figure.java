package org.stegvis.design.operating;

/// A number told by simulation.
///
/// @param value NaN when no replicate tells it
/// @param error its Monte Carlo standard error
public record Figure(double value, double error) {

    /// The share `hits / n`, with the error `sqrt(p (1 - p) / n)`; where it never or always happened, with
    /// that of half a time, for n replicates do not show that it cannot be otherwise.
    static Figure share(long hits, long n) {
        double share = (double) hits / n;
        double p = n == 0 ? share : Math.clamp(share, 0.5 / n, 1 - 0.5 / n);
        return new Figure(share, Math.sqrt(p * (1 - p) / n));
    }

    /// The mean of n numbers with this sum and sum of squares.
    static Figure mean(double sum, double squares, long n) {
        return new Figure(sum / n, Math.sqrt(variance(sum, squares, n) / n));
    }

    static double variance(double sum, double squares, long n) {
        return n < 2 ? Double.NaN : Math.max(0, (squares - sum * sum / n) / (n - 1));
    }
}
