package org.stegvis.server.database;

/// The database cannot be started or reached. The message says what to do and is fit for the person at the terminal.
public final class UnusableDatabase extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableDatabase(String message) {
        super(message);
    }

    public UnusableDatabase(String message, Throwable cause) {
        super(message, cause);
    }
}
