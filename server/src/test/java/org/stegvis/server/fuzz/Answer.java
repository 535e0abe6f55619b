package org.stegvis.server.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What came back from a server.
///
/// @param status 0 when nothing came
/// @param headers as lines
record Answer(int status, List<String> headers, String body) {
    static final Answer NOTHING = new Answer(0, List.of(), "");

    static Answer of(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.UTF_8);
        int end = all.indexOf("\r\n\r\n");
        if (!all.startsWith("HTTP/1.1 ") || end < 12) {
            return NOTHING;
        }
        List<String> lines = List.of(all.substring(0, end).split("\r\n"));
        int status = Integer.parseInt(lines.getFirst().substring(9, 12));
        return new Answer(status, lines.subList(1, lines.size()), all.substring(end + 4));
    }

    /// Empty when there is no such header.
    String header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        for (String each : headers) {
            if (each.toLowerCase(Locale.ROOT).startsWith(start)) {
                return each.substring(start.length()).strip();
            }
        }
        return "";
    }

    boolean isHtml() {
        return header("Content-Type").startsWith("text/html");
    }

    /// The document without the sizes of its chunks; null when it is none that was sent in chunks.
    @Nullable
    String unchunked() {
        if (!header("Transfer-Encoding").equals("chunked")) {
            return null;
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var whole = new java.io.ByteArrayOutputStream();
        int at = 0;
        while (at < bytes.length) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\r') {
                end++;
            }
            int size = Integer.parseInt(new String(bytes, at, end - at, StandardCharsets.US_ASCII).strip(), 16);
            if (size == 0) {
                break;
            }
            whole.write(bytes, end + 2, Math.min(size, bytes.length - end - 2));
            at = end + 2 + size + 2;
        }
        return whole.toString(StandardCharsets.UTF_8);
    }

    String document() {
        String whole = unchunked();
        return whole == null ? body : whole;
    }
}
