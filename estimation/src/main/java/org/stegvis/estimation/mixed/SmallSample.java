package org.stegvis.estimation.mixed;

/// How tests and intervals allow for the covariance of the outcomes being estimated.
public enum SmallSample {
    /// Degrees of freedom by matching moments, from the observed information.
    SATTERTHWAITE("satterthwaite"),
    /// Larger standard errors as well, with the second derivatives of the covariance by its parameters, from the
    /// observed information. The result depends on the parametrisation; this one is that of R's mmrm.
    KENWARD_ROGER("kenward-roger"),
    /// The same without the second derivatives: exact where the covariance is linear in its parameters, as the
    /// unstructured one is in its elements.
    KENWARD_ROGER_LINEAR("kenward-roger-linear"),
    /// The linear form from the expected information, in the variances and covariances of random effects where
    /// there are any: that of R's pbkrtest.
    KENWARD_ROGER_EXPECTED("kenward-roger-expected");

    private final String label;

    SmallSample(String label) {
        this.label = label;
    }

    /// The name in files and results.
    public String label() {
        return label;
    }
}
