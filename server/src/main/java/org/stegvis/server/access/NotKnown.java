package org.stegvis.server.access;

/// The request does not say who sends it, or says it wrongly.
public final class NotKnown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotKnown() {
        super("The request does not say who sends it.");
    }
}
