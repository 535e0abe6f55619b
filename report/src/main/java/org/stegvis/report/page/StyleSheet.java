package org.stegvis.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The looks of the page, for screen and paper.
public final class StyleSheet {
    private StyleSheet() {}

    /// The text of the style sheet.
    ///
    /// @param title at the foot of each page on paper
    /// @param warning at the head of each page on paper; may be empty
    public static String of(String title, String warning) {
        return looks() + new PaperMargins(title, warning).rule();
    }

    private static String looks() {
        try (InputStream in = StyleSheet.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("The style sheet 'report.css' must be beside its class.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
