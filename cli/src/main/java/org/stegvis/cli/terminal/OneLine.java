package org.stegvis.cli.terminal;

/// The message of an exception on one line, with nothing in it that a terminal obeys.
public final class OneLine {

    private OneLine() {}

    /// What a person is told of a fault: its message, or the name of its class where it says nothing.
    public static String of(Throwable thrown) {
        var message = thrown.getMessage();
        if (message == null || message.isBlank()) {
            return thrown.getClass().getSimpleName();
        }
        return message.strip()
                .replaceAll("\\s*\\R\\s*", " ")
                .replaceAll("[\\p{Cc}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "\uFFFD");
    }
}
