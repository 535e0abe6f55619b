package org.stegvis.server.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A request as it goes over the wire.
///
/// @param path with its query
/// @param headers as lines, without the length of the body
/// @param wellFormed whether it is HTTP, so that an answer is due
record Request(String method, String path, List<String> headers, byte[] body, boolean wellFormed) {
    private static final int TOLD = 1_500;

    byte[] bytes() {
        var all = new ByteArrayOutputStream();
        var head = new StringBuilder(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        headers.forEach(each -> head.append(each).append("\r\n"));
        if (body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    @Override
    public String toString() {
        String text = new String(bytes(), StandardCharsets.UTF_8);
        return text.length() > TOLD ? text.substring(0, TOLD) + "…" : text;
    }
}
