package org.stegvis.server.page;

import org.stegvis.server.access.Refusal;

/// A page cannot be shown because a rule says no; the reader sees why, in the language of the page.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.word());
        this.refusal = refusal;
    }

    public static Refused of(Refusal.Code code) {
        return new Refused(new Refusal(code, code.name()));
    }

    public Refusal refusal() {
        return refusal;
    }

    int status() {
        return switch (refusal.code()) {
            case NOT_PERMITTED -> 403;
            case NO_SUCH_TRIAL, NO_SUCH_PARTICIPANT, NO_SUCH_PERSON, NO_SUCH_GUIDELINE, NO_SUCH_RECORD -> 404;
            default -> 409;
        };
    }
}
