package org.stegvis.server.signin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/// What the web server itself refuses, because it is hardly a request (an address with a NUL or a way out of
/// its folder, a line that is no HTTP): one line of JSON instead of a page of the web server's own.
final class PlainRefusals extends ErrorReportValve {
    private static final int REFUSED = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < REFUSED || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        byte[] document =
                "{\"type\":\"about:blank\",\"status\":%d}".formatted(status).getBytes(StandardCharsets.US_ASCII);
        try {
            response.setContentType("application/problem+json");
            response.setHeader("X-Content-Type-Options", "nosniff");
            var out = response.getReporter();
            if (out != null) {
                out.write(new String(document, StandardCharsets.US_ASCII));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            // Whoever sent it listens no longer.
        }
    }
}
