package org.stegvis.protocol.file;

import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.estimator.RepeatedMeasures;
import org.stegvis.protocol.estimator.RepeatedMeasures.Baseline;
import org.stegvis.protocol.estimator.RepeatedMeasures.Covariance;
import org.stegvis.protocol.estimator.RepeatedMeasures.Covariates;
import org.stegvis.protocol.estimator.RepeatedMeasures.Likelihood;
import org.stegvis.protocol.estimator.RepeatedMeasures.SmallSample;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;

/// The options of a mixed model for repeated measures.
record RepeatedMeasuresReader(Findings findings) {

    @Nullable
    RepeatedMeasures read(Fields fields) {
        RepeatedMeasures usual = RepeatedMeasures.withDefaults();
        var covariance = choice(fields, "covariance", Covariance.values(), Covariance::word, usual.covariance());
        var likelihood = choice(fields, "likelihood", Likelihood.values(), Likelihood::word, usual.likelihood());
        var baseline = choice(fields, "baseline", Baseline.values(), Baseline::word, usual.baseline());
        var covariates = choice(fields, "covariates", Covariates.values(), Covariates::word, usual.covariates());
        SmallSample otherwise = likelihood == Likelihood.FULL ? SmallSample.SATTERTHWAITE : usual.smallSample();
        var smallSample = choice(fields, "small-sample", SmallSample.values(), SmallSample::word, otherwise);
        if (covariance == null || likelihood == null || baseline == null || covariates == null || smallSample == null) {
            return null;
        }
        Node given = fields.optional("small-sample");
        if (given != null && likelihood == Likelihood.FULL && smallSample != SmallSample.SATTERTHWAITE) {
            findings.error(
                    given, "'" + smallSample.word() + "' with the likelihood 'ml'", "satterthwaite, or reml", "");
            return null;
        }
        return new RepeatedMeasures(covariance, smallSample, likelihood, baseline, covariates);
    }

    private <T> @Nullable T choice(Fields fields, String key, T[] values, Function<T, String> word, T usual) {
        Node node = fields.optional(key);
        if (node == null) {
            return usual;
        }
        var words = new TreeMap<String, T>();
        for (T value : values) {
            words.put(word.apply(value), value);
        }
        return Choices.of(node, words, findings);
    }
}
