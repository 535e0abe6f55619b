package org.stegvis.server.guideline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The evidence file that comes with the program.
final class SuppliedGuideline {
    private SuppliedGuideline() {}

    /// Its text; null where the program was put together without it.
    static @Nullable String text() {
        try (InputStream in = SuppliedGuideline.class.getResourceAsStream("back-pain.yaml")) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
