package org.stegvis.protocol.estimator;

/// The distribution that estimates over their standard errors are referred to.
public enum Referral {
    NORMAL("normal"),
    /// Student's t with as many degrees of freedom as there are participants (or clusters) less coefficients.
    STUDENT_T("t");

    private final String word;

    Referral(String word) {
        this.word = word;
    }

    /// The name in files and results.
    public String word() {
        return word;
    }
}
