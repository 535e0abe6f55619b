package org.stegvis.cli.terminal;

/// Thrown by a verb that cannot go on with what it was given. The message is shown to the user as one line, so it
/// names the thing, the value and the remedy. Findings in a file are not this: a verb prints them all and returns
/// [ExitCodes#BAD_INPUT].
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message names the thing, the value and the remedy, in one line
    public BadInput(String message) {
        super(message);
    }

    /// The same with what it came from, for those who ask for traces.
    public BadInput(String message, Throwable cause) {
        super(message, cause);
    }
}
