package org.stegvis.exchange.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.stegvis.protocol.yaml.Place;

/// The bytes of a data file as text, piece by piece; stops with the place where they are no plain UTF-8.
///
/// A byte order mark is passed over: spreadsheets write one.
final class DataText extends Reader {
    private static final int PIECE = 1 << 15;
    private static final char MARK = 0xFEFF;

    private final String file;
    private final InputStream in;
    private final int longestLine;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE).flip();
    private final CharBuffer text = CharBuffer.allocate(PIECE).flip();
    private boolean begun;
    private boolean ended;
    private int line = 1;
    private int before;
    private char last;

    DataText(String file, InputStream in, DataLimits limits) {
        this.file = file;
        this.in = in;
        this.longestLine = limits.line();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!text.hasRemaining()) {
            if (!decode()) {
                return -1;
            }
        }
        int taken = Math.min(length, text.remaining());
        text.get(target, offset, taken);
        return taken;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /// Whether there may be more.
    private boolean decode() throws IOException {
        text.clear();
        CoderResult result = decoder.decode(bytes, text, ended);
        text.flip();
        if (text.hasRemaining()) {
            inspect();
            return true;
        }
        if (result.isError()) {
            throw new Unreadable(
                    here(),
                    "a byte that is not UTF-8",
                    "text in UTF-8",
                    "Save the file as UTF-8; it may be in Latin-1 or Windows-1252 now.");
        }
        if (ended) {
            return false;
        }
        fill();
        return true;
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
        if (!begun && (bytes.remaining() >= 4 || ended)) {
            begun = true;
            refuseOtherFormats();
        }
    }

    private void refuseOtherFormats() {
        int first = bytes.remaining() > 1 ? bytes.get(0) & 0xFF : 1;
        int second = bytes.remaining() > 1 ? bytes.get(1) & 0xFF : 1;
        boolean marked = (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE);
        if (marked || (first == 0) != (second == 0)) {
            throw new Unreadable(Place.startOf(file), "text in UTF-16", "text in UTF-8", "Save the file as UTF-8.");
        }
        if (first == 'P' && second == 'K' && bytes.remaining() > 3 && bytes.get(2) == 3 && bytes.get(3) == 4) {
            throw new Unreadable(
                    Place.startOf(file), "a workbook or an archive", "a CSV file", "Save the sheet as CSV in UTF-8.");
        }
    }

    /// Counts lines and looks at each character; cuts the piece before one that is refused.
    private void inspect() {
        if (line == 1 && before == 0 && text.get(text.position()) == MARK) {
            text.get();
        }
        for (int i = text.position(); i < text.limit(); i++) {
            char c = text.get(i);
            if (c == '\n' || c == '\r') {
                line += c == '\n' && last == '\r' ? 0 : 1;
                before = 0;
            } else {
                before += Character.isLowSurrogate(c) ? 0 : 1;
                refuse(c);
            }
            last = c;
        }
    }

    private void refuse(char c) {
        if ((c < 0x20 && c != '\t') || c == 0x7F) {
            throw new Unreadable(
                    new Place(file, line, before),
                    "the invisible character U+%04X".formatted((int) c),
                    "text without control characters",
                    "Delete it, or export the file again.");
        }
        if (before > longestLine) {
            throw new Unreadable(
                    new Place(file, line, 1),
                    "a line of more than " + longestLine + " characters",
                    "one line for each participant",
                    "");
        }
    }

    private Place here() {
        return new Place(file, line, before + 1);
    }
}
