package org.stegvis.cli;

/// Thrown by a verb that cannot go on with what it was given. The message is shown to the user as one line, so it
/// names the thing, the value and the remedy. Findings in a file are not this: a verb prints them all and returns
/// [ExitCodes#BAD_INPUT].
final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadInput(String message) {
        super(message);
    }

    BadInput(String message, Throwable cause) {
        super(message, cause);
    }
}
