package org.stegvis.protocol.file;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.estimator.RepeatedMeasures;
import org.stegvis.protocol.estimator.RepeatedMeasures.Baseline;
import org.stegvis.protocol.estimator.RepeatedMeasures.Covariance;
import org.stegvis.protocol.estimator.RepeatedMeasures.Covariates;
import org.stegvis.protocol.estimator.RepeatedMeasures.Likelihood;
import org.stegvis.protocol.estimator.RepeatedMeasures.SmallSample;
import org.stegvis.protocol.yaml.Node;

/// The options of a mixed model for repeated measures.
final class RepeatedMeasuresReader {
    private RepeatedMeasuresReader() {}

    static @Nullable RepeatedMeasures read(EstimatorOptions options) {
        RepeatedMeasures usual = RepeatedMeasures.withDefaults();
        var covariance = options.choice("covariance", Covariance.values(), Covariance::word, usual.covariance());
        var likelihood = options.choice("likelihood", Likelihood.values(), Likelihood::word, usual.likelihood());
        var baseline = options.choice("baseline", Baseline.values(), Baseline::word, usual.baseline());
        var covariates = options.choice("covariates", Covariates.values(), Covariates::word, usual.covariates());
        SmallSample otherwise = likelihood == Likelihood.FULL ? SmallSample.SATTERTHWAITE : usual.smallSample();
        var smallSample = options.choice("small-sample", SmallSample.values(), SmallSample::word, otherwise);
        Node given = options.fields().optional("small-sample");
        if (given != null && likelihood == Likelihood.FULL && smallSample != SmallSample.SATTERTHWAITE) {
            options.findings()
                    .error(
                            given,
                            "'" + smallSample.word() + "' with the likelihood 'ml'",
                            "satterthwaite, or reml",
                            "");
            return null;
        }
        return new RepeatedMeasures(covariance, smallSample, likelihood, baseline, covariates);
    }
}
