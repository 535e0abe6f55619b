package org.stegvis.cli;

/// The message of an exception on one line.
final class OneLine {

    private OneLine() {}

    static String of(Throwable thrown) {
        var message = thrown.getMessage();
        if (message == null || message.isBlank()) {
            return thrown.getClass().getSimpleName();
        }
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
