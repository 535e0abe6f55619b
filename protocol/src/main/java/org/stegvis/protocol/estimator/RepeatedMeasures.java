package org.stegvis.protocol.estimator;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Mean of each option at each visit, by a mixed model of the outcomes at all visits: participants who miss some
/// visits count with those that they have.
///
/// @param baseline whether the first visit comes before the decision, and shares its mean
/// @param covariates whether a covariate has one effect or one a visit
public record RepeatedMeasures(
        Covariance covariance, SmallSample smallSample, Likelihood likelihood, Baseline baseline, Covariates covariates)
        implements Estimator.OfOptions {
    public static final String WORD = "mmrm";

    public RepeatedMeasures {
        if (likelihood == Likelihood.FULL && smallSample != SmallSample.SATTERTHWAITE) {
            throw new IllegalArgumentException(
                    "'%s' needs the likelihood 'reml'; with 'ml' use 'satterthwaite'.".formatted(smallSample.word()));
        }
    }

    public static RepeatedMeasures withDefaults() {
        return new RepeatedMeasures(
                Covariance.UNSTRUCTURED,
                SmallSample.KENWARD_ROGER_LINEAR,
                Likelihood.RESTRICTED,
                Baseline.AS_COVARIATE,
                Covariates.ONE_EFFECT);
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("covariance", covariance.word());
        settings.put("small-sample", smallSample.word());
        settings.put("likelihood", likelihood.word());
        settings.put("baseline", baseline.word());
        settings.put("covariates", covariates.word());
        return settings;
    }

    @Override
    public boolean isOverTime() {
        return true;
    }

    /// What is supposed of the covariance of a participant's outcomes.
    public enum Covariance {
        UNSTRUCTURED,
        COMPOUND_SYMMETRY,
        HETEROGENEOUS_COMPOUND_SYMMETRY,
        AR1,
        HETEROGENEOUS_AR1,
        TOEPLITZ,
        HETEROGENEOUS_TOEPLITZ,
        /// Each participant has a level of their own.
        RANDOM_INTERCEPT,
        /// Each participant has a line of their own, in the weeks of the visits.
        RANDOM_SLOPE;

        public String word() {
            return Words.of(this);
        }
    }

    /// How tests and intervals allow for the covariance being estimated.
    public enum SmallSample {
        SATTERTHWAITE,
        KENWARD_ROGER,
        KENWARD_ROGER_LINEAR,
        KENWARD_ROGER_EXPECTED;

        public String word() {
            return Words.of(this);
        }
    }

    /// What is maximised.
    public enum Likelihood {
        RESTRICTED("reml"),
        FULL("ml");

        private final String word;

        Likelihood(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// How the outcome before the decision is used.
    public enum Baseline {
        /// As a covariate, if it is named among them.
        AS_COVARIATE,
        /// The first visit of the outcome comes before the decision; its mean is the same for all options.
        CONSTRAINED;

        public String word() {
            return Words.of(this);
        }
    }

    /// The effects of covariates.
    public enum Covariates {
        /// The same at all visits.
        ONE_EFFECT,
        /// One at each visit.
        BY_VISIT;

        public String word() {
            return Words.of(this);
        }
    }
}
