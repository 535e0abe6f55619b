package org.stegvis.evidence.living;

/// What the evidence of today says about a recommendation, from the mildest to the gravest. Never what to do about it.
public enum Verdict {
    /// Nothing that was published later changes what it rests on.
    STANDS,
    /// What was published later agrees with it.
    SUPPORTED,
    /// What was published later makes the effect smaller, less certain or unimportant.
    WEAKENED,
    /// It rests on evidence that is out of date: the estimate of today is another one, or there is one at last.
    OUT_OF_DATE;

    /// Whether people should look at it.
    public boolean needsLook() {
        return this == WEAKENED || this == OUT_OF_DATE;
    }

    Verdict or(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
