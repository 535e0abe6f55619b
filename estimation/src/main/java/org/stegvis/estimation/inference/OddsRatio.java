package org.stegvis.estimation.inference;

/// The odds of `of` over those of `versus`; interval and test on the scale of the logarithm.
public record OddsRatio(String of, String versus, double ratio, double p, double lower, double upper, double level) {

    /// From a difference of log odds.
    static OddsRatio of(Contrast contrast) {
        Estimate log = contrast.difference();
        return new OddsRatio(
                contrast.of(),
                contrast.versus(),
                Math.exp(log.estimate()),
                log.p(),
                Math.exp(log.lower()),
                Math.exp(log.upper()),
                log.level());
    }
}
