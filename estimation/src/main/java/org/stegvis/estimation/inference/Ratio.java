package org.stegvis.estimation.inference;

/// The odds, or the mean, of `of` over that of `versus`; interval and test on the scale of the logarithm.
///
/// @param logSe the standard error of the logarithm
/// @param reference the distribution that interval and test come from
public record Ratio(
        String of,
        String versus,
        double ratio,
        double logSe,
        double p,
        double lower,
        double upper,
        double level,
        Reference reference) {

    /// From a difference of logarithms.
    static Ratio of(Contrast contrast) {
        return of(contrast.of(), contrast.versus(), contrast.difference());
    }

    /// From the logarithm.
    public static Ratio of(String of, String versus, Estimate log) {
        return new Ratio(
                of,
                versus,
                Math.exp(log.estimate()),
                log.se(),
                log.p(),
                Math.exp(log.lower()),
                Math.exp(log.upper()),
                log.level(),
                log.reference());
    }
}
