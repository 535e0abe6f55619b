package org.stegvis.server.setup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes zip archives, good ones and bad ones.
public final class Archives {
    private Archives() {}

    /// An archive of texts in UTF-8, in this order.
    ///
    /// @param namesAndTexts in turn
    public static byte[] of(String... namesAndTexts) {
        return written(zip -> {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        });
    }

    /// A small archive that unpacks to so many MiB under one name.
    static byte[] bomb(String name, int mebibytes) {
        var piece = new byte[1 << 20];
        return written(zip -> {
            zip.putNextEntry(new ZipEntry(name));
            for (int i = 0; i < mebibytes; i++) {
                zip.write(piece);
            }
            zip.closeEntry();
        });
    }

    private interface Writing {
        void to(ZipOutputStream zip) throws IOException;
    }

    private static byte[] written(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            writing.to(zip);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
