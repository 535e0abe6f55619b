package org.stegvis.server.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Keeps messages as files in a folder, one each, for whoever or whatever delivers them.
public final class Outbox implements Notices {
    private final Path folder;

    public Outbox(Path folder) {
        this.folder = folder;
    }

    @Override
    public void send(Notice notice) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(UUID.randomUUID() + ".txt"),
                    "Trial: " + notice.trial() + "\nSubject: " + notice.subject() + "\n\n" + notice.text() + "\n",
                    StandardOpenOption.CREATE_NEW);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot keep a message in " + folder, failure);
        }
    }
}
