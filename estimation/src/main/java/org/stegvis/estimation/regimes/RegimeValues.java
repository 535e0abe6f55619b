package org.stegvis.estimation.regimes;

import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Shares;
import org.stegvis.estimation.linear.Link;

/// The values of all embedded regimes, with the coefficients they come from.
///
/// - `dispersion`: the weighted mean of squared Pearson residuals
/// - `asIfKnown`: all coefficients (regimes first, then covariates), with the covariance that takes the
///   weights as known
/// - `adjusted`: the same coefficients, with the covariance that allows for estimated weights; the same as
///   `asIfKnown` where the weights are known
/// - `inPopulation`: the values alone, on the scale of the link, with the covariance that also allows for the
///   means of the covariates being those of a sample. It is that of the value in the population; software that
///   takes the covariates as given has `adjusted`. Without covariates, and for differences on the scale of the
///   link, both are the same.
public record RegimeValues(
        int regimes,
        Link link,
        double dispersion,
        JointEstimate asIfKnown,
        JointEstimate adjusted,
        JointEstimate inPopulation) {

    /// The same, without covariates, with degrees of freedom by what each participant weighs.
    ///
    /// @param shares participants (or clusters) x regimes, on the scale of the link
    RegimeValues with(Shares shares) {
        return new RegimeValues(
                regimes, link, dispersion, asIfKnown.with(shares), adjusted.with(shares), inPopulation.with(shares));
    }

    /// All coefficients, regimes first, on the scale of the link, with the covariance to report.
    public JointEstimate coefficients() {
        return adjusted;
    }

    /// The values of the regimes on the scale of the link: means, log odds, or logarithms of means.
    public JointEstimate onLinkScale() {
        return regimes == adjusted.size() ? adjusted : adjusted.first(regimes);
    }

    /// The values of the regimes: means, or probabilities at the mean covariate.
    public JointEstimate values() {
        return onLinkScale().means(link());
    }

    /// The same values, with the covariance of an estimate of the population's.
    public JointEstimate valuesInPopulation() {
        return inPopulation.means(link());
    }
}
