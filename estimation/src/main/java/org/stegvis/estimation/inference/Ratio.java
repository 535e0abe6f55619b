package org.stegvis.estimation.inference;

/// The odds, or the mean, of `of` over that of `versus`; interval and test on the scale of the logarithm.
public record Ratio(String of, String versus, double ratio, double p, double lower, double upper, double level) {

    /// From a difference of logarithms.
    static Ratio of(Contrast contrast) {
        Estimate log = contrast.difference();
        return new Ratio(
                contrast.of(),
                contrast.versus(),
                Math.exp(log.estimate()),
                log.p(),
                Math.exp(log.lower()),
                Math.exp(log.upper()),
                log.level());
    }
}
