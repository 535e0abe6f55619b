package org.stegvis.cli.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/// Where a verb writes: results to standard output, progress and messages to standard error. Tests give one that
/// keeps the text.
///
/// @param out results and nothing else, so that another program can read them
/// @param err progress and messages for a person
/// @param outColour whether results may carry colour
/// @param errColour whether messages may carry colour and progress may be redrawn in place
public record Console(PrintWriter out, PrintWriter err, Colour outColour, Colour errColour) {

    /// Whether text may carry the codes that a terminal shows as colours.
    public enum Colour {
        COLOURED,
        PLAIN
    }

    /// A console on the two streams, in UTF-8, coloured where the stream is a terminal.
    ///
    /// Java can tell whether both ends are terminals but not which, so the launcher says it in `terminals`.
    ///
    /// @param terminals the streams that are terminals: `out`, `err`, both with a comma between, or empty
    /// @param environment looked at for `NO_COLOR` (see no-color.org) and `TERM`
    public static Console on(
            StandardStream out, StandardStream err, String terminals, Map<String, String> environment) {
        var streams = terminals.split(",", -1);
        return new Console(
                out.writer(), err.writer(), colour("out", streams, environment), colour("err", streams, environment));
    }

    /// Writes one line of a result.
    public void result(String line) {
        out.println(line);
    }

    /// Writes one line for the person at the terminal.
    public void message(String line) {
        err.println(line);
        err.flush();
    }

    /// Hands on what was written so far.
    public void flush() {
        out.flush();
        err.flush();
    }

    private static Colour colour(String stream, String[] terminals, Map<String, String> environment) {
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return wanted && List.of(terminals).contains(stream) ? Colour.COLOURED : Colour.PLAIN;
    }
}
