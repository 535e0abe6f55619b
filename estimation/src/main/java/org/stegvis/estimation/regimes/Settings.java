package org.stegvis.estimation.regimes;

import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Referral;

/// How standard errors are found.
///
/// @param clusters the cluster of each participant; each a cluster of its own where nothing groups them
public record Settings(Grouping clusters, Correction correction, Referral referral) {

    /// Independent participants, no correction, the normal distribution.
    public static Settings withDefaults(int participants) {
        return new Settings(Grouping.each(participants), Correction.NONE, Referral.NORMAL);
    }

    public Settings with(Correction other) {
        return new Settings(clusters, other, referral);
    }

    public Settings with(Referral other) {
        return new Settings(clusters, correction, other);
    }

    /// Whether Student's t has no degrees of freedom left in a model with so many coefficients.
    boolean isTooFewFor(int coefficients) {
        return referral == Referral.STUDENT_T && clusters.groups() <= coefficients;
    }

    /// What statistics are referred to in a model with so many coefficients. Where degrees of freedom come from what
    /// each participant weighs ([org.stegvis.estimation.inference.Shares]) this one is not used.
    ///
    /// @throws IllegalArgumentException when there are no more clusters than coefficients
    public Reference reference(int coefficients) {
        return switch (referral) {
            case NORMAL, SATTERTHWAITE -> Reference.normal();
            case STUDENT_T -> new Reference.StudentT(clusters.groups() - coefficients);
        };
    }
}
