package org.stegvis.estimation.linear;

/// The scale on which a model is linear.
public enum Link {
    IDENTITY("identity"),
    LOGIT("logit"),
    LOG("log");

    private final String label;

    Link(String label) {
        this.label = label;
    }

    /// The name in files and results.
    public String label() {
        return label;
    }

    /// The mean at the linear predictor `eta`.
    public double mean(double eta) {
        return switch (this) {
            case IDENTITY -> eta;
            case LOGIT -> Logistic.probability(eta);
            case LOG -> Math.exp(eta);
        };
    }

    /// The linear predictor at a mean; infinite at the ends of the means.
    public double predictor(double mean) {
        return switch (this) {
            case IDENTITY -> mean;
            case LOGIT -> Math.log(mean / (1 - mean));
            case LOG -> Math.log(mean);
        };
    }

    /// The derivative of the mean at the linear predictor `eta`; with these links also the variance function.
    public double slope(double eta) {
        return switch (this) {
            case IDENTITY -> 1;
            case LOGIT -> Logistic.probability(eta) * Logistic.probability(-eta);
            case LOG -> Math.exp(eta);
        };
    }

    /// The logarithm of the likelihood of `y` at `eta`, less what does not depend on `eta`.
    double logLikelihood(double y, double eta) {
        return switch (this) {
            case IDENTITY -> -0.5 * (y - eta) * (y - eta);
            case LOGIT -> y * Logistic.logProbability(eta) + (1 - y) * Logistic.logProbability(-eta);
            case LOG -> y * eta - Math.exp(eta);
        };
    }

    /// `(y - μ) / slope`, without loss of digits where the slope is small.
    public double working(double y, double eta) {
        return switch (this) {
            case IDENTITY -> y - eta;
            case LOGIT -> {
                double up = Logistic.probability(eta);
                double down = Logistic.probability(-eta);
                yield y == 1 ? 1 / up : y == 0 ? -1 / down : (y - up) / (up * down);
            }
            case LOG -> y * Math.exp(-eta) - 1;
        };
    }

    /// How far a move of the linear predictor goes the way on which the likelihood of `y` rises for ever;
    /// negative where it goes the other way.
    double escape(double y, double move) {
        return switch (this) {
            case IDENTITY -> -Math.abs(move);
            case LOGIT -> y == 1 ? move : y == 0 ? -move : -Math.abs(move);
            case LOG -> y == 0 ? -move : -Math.abs(move);
        };
    }

    /// Why `y` is no outcome of this model; empty where it is one.
    String objection(double y) {
        return switch (this) {
            case IDENTITY -> "";
            case LOGIT ->
                y >= 0 && y <= 1
                        ? ""
                        : "the logit link needs 0 or 1. Maybe the outcome is continuous: use the identity link.";
            case LOG -> y >= 0 ? "" : "the log link needs 0 or more.";
        };
    }
}
