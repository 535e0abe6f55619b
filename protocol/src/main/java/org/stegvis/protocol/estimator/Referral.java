package org.stegvis.protocol.estimator;

/// The distribution that estimates over their standard errors are referred to.
public enum Referral {
    NORMAL("normal"),
    /// Student's t with as many degrees of freedom as there are participants (or clusters) less coefficients.
    STUDENT_T("t"),
    /// Student's t with fewer degrees of freedom the more unequally participants weigh; for each value and contrast its
    /// own. Of `ipcw` alone.
    SATTERTHWAITE("satterthwaite");

    private final String word;

    Referral(String word) {
        this.word = word;
    }

    /// The same, for an estimator in which participants weigh nearly the same.
    ///
    /// @throws IllegalArgumentException when it is by unequal weights
    Referral byCount() {
        if (this == SATTERTHWAITE) {
            throw new IllegalArgumentException(
                    "The reference is 'satterthwaite', which belongs to 'ipcw'; this estimator takes 'normal' or 't'.");
        }
        return this;
    }

    /// The name in files and results.
    public String word() {
        return word;
    }
}
