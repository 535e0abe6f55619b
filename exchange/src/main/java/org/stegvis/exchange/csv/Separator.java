package org.stegvis.exchange.csv;

import java.io.BufferedReader;
import java.io.IOException;

/// What stands between the cells: a comma; or a semicolon or a tab, when the header has those and no comma.
final class Separator {
    /// How much of the header is looked at.
    static final int LOOK_AHEAD = 1 << 16;

    private Separator() {}

    /// Looks at the first line, and leaves the reader where it was.
    static char of(BufferedReader text) throws IOException {
        text.mark(LOOK_AHEAD);
        var start = new char[LOOK_AHEAD - 1];
        int length = 0;
        for (int read = 0; read >= 0 && length < start.length; length += Math.max(0, read)) {
            read = text.read(start, length, start.length - length);
        }
        text.reset();
        return of(new String(start, 0, length));
    }

    private static char of(String start) {
        boolean isQuoted = false;
        char other = ',';
        for (int i = 0; i < start.length(); i++) {
            char c = start.charAt(i);
            isQuoted ^= c == '"';
            boolean endsHeader =
                    (c == '\n' || c == '\r') && !start.substring(0, i).isBlank();
            if (isQuoted) {
                continue;
            }
            if (c == ',' || endsHeader) {
                return c == ',' ? ',' : other;
            }
            if ((c == ';' || c == '\t') && other == ',') {
                other = c;
            }
        }
        return other;
    }
}
