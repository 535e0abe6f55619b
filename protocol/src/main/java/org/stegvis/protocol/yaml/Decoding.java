package org.stegvis.protocol.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Turns bytes into text, and says what is wrong with those that are not plain UTF-8.
final class Decoding {
    private static final int MOST_CHARACTERS = 10;
    private static final int MARK = 0xFEFF;

    private Decoding() {}

    /// The text without a byte order mark; null, with findings, when the bytes are not text that can be read.
    static @Nullable String text(Source source, Limits limits, Findings findings) {
        byte[] bytes = source.bytes();
        if (bytes.length > limits.bytes()) {
            fileError(
                    source,
                    findings,
                    "more than " + limits.bytes() + " bytes",
                    "a file of at most " + limits.bytes() + " bytes",
                    "");
            return null;
        }
        if (looksLikeUtf16(bytes)) {
            fileError(source, findings, "text in UTF-16", "text in UTF-8", "Save the file as UTF-8.");
            return null;
        }
        String text = utf8(source, bytes, findings);
        if (text == null) {
            return null;
        }
        if (!text.isEmpty() && text.charAt(0) == MARK) {
            findings.add(Finding.warning(
                    Place.startOf(source.name()),
                    DocumentPath.ROOT,
                    "a byte order mark",
                    "plain UTF-8",
                    "Save the file as UTF-8 without a byte order mark."));
            text = text.substring(1);
        }
        return isPrintable(source, text, findings) ? text : null;
    }

    private static boolean looksLikeUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        return (first == 0xFE && second == 0xFF)
                || (first == 0xFF && second == 0xFE)
                || (first == 0 && second != 0)
                || (first != 0 && second == 0);
    }

    private static @Nullable String utf8(Source source, byte[] bytes, Findings findings) {
        var characters = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), characters, true);
        characters.flip();
        String text = characters.toString();
        if (!result.isError()) {
            return text;
        }
        findings.add(Finding.error(
                placeBehind(source.name(), text, text.length()),
                DocumentPath.ROOT,
                "a byte that is not UTF-8",
                "text in UTF-8",
                "Save the file as UTF-8."));
        return null;
    }

    private static boolean isPrintable(Source source, String text, Findings findings) {
        int bad = 0;
        for (int i = 0; i < text.length() && bad < MOST_CHARACTERS; i++) {
            char c = text.charAt(i);
            if (isRefused(c)) {
                bad++;
                findings.add(Finding.error(
                        placeBehind(source.name(), text, i),
                        DocumentPath.ROOT,
                        "the invisible character U+%04X".formatted((int) c),
                        "text without control characters",
                        "Delete it."));
            }
        }
        return bad == 0;
    }

    private static boolean isRefused(char c) {
        boolean allowedControl = c == '\n' || c == '\r' || c == '\t';
        return (c < 0x20 && !allowedControl)
                || (c >= 0x7F && c <= 0x9F)
                || c == MARK
                || c >= 0xFFFE
                || turnsDirection(c);
    }

    /// With these a text can be made to look like another one (Boucher and Anderson 2023, Trojan Source).
    private static boolean turnsDirection(char c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static Place placeBehind(String file, String text, int end) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
                line++;
                start = i + 1;
            }
        }
        return new Place(file, line, text.codePointCount(start, end) + 1);
    }

    private static void fileError(Source source, Findings findings, String found, String expected, String remedy) {
        findings.add(Finding.error(Place.startOf(source.name()), DocumentPath.ROOT, found, expected, remedy));
    }
}
