package org.stegvis.protocol.file;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.stegvis.protocol.Trials;

/// The text of a protocol with something changed.
public final class Edited {
    private String text;

    private Edited(String text) {
        this.text = text;
    }

    /// The back-pain trial in a copy that stands still, because tests count its lines.
    public static Edited backPain() {
        try (InputStream copy = Edited.class.getResourceAsStream("back-pain.yaml")) {
            return new Edited(new String(requireNonNull(copy).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The trial in `trials/ID.yaml`.
    public static Edited trial(String id) {
        try {
            return new Edited(Files.readString(Trials.folder().resolve(id + ".yaml")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Replaces the first place where the old text stands; it must be there.
    public Edited with(String old, String replacement) {
        assertThat(text).contains(old);
        int at = text.indexOf(old);
        text = text.substring(0, at) + replacement + text.substring(at + old.length());
        return this;
    }

    public String text() {
        return text;
    }

    /// What becomes of it; findings call the file `f`.
    public Reading read() {
        return ProtocolReader.read("f", text);
    }
}
