package org.stegvis.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.stegvis.protocol.Trials;

/// The text of a protocol with something changed.
public final class Edited {
    private String text;

    private Edited(String text) {
        this.text = text;
    }

    public static Edited backPain() {
        return trial("back-pain");
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
