package org.stegvis.estimation.linear;

/// The logistic distribution function, without loss of digits in either tail.
final class Logistic {
    private Logistic() {}

    static double probability(double eta) {
        if (eta >= 0) {
            return 1 / (1 + Math.exp(-eta));
        }
        double odds = Math.exp(eta);
        return odds / (1 + odds);
    }

    /// The logarithm of `probability(eta)`.
    static double logProbability(double eta) {
        return eta >= 0 ? -Math.log1p(Math.exp(-eta)) : eta - Math.log1p(Math.exp(eta));
    }
}
