package org.stegvis.evidence.meta;

/// Thrown when effects cannot be pooled as asked. The message says why, for a person.
public final class Unpoolable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// Why.
    public enum Reason {
        TOO_FEW,
        CORRELATED,
        ALIASED,
        NO_EVENTS
    }

    Unpoolable(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
