package org.stegvis.server.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Keeps messages as files in a folder, one each, for whoever or whatever delivers them.
public final class Outbox implements Notices {
    private static final String TRIAL = "Trial: ";
    private static final String SUBJECT = "Subject: ";

    private final Path folder;

    public Outbox(Path folder) {
        this.folder = folder;
    }

    /// A message that was kept.
    static Notice read(Path file) throws IOException {
        String text = Files.readString(file);
        String[] parts = text.split("\n", 4);
        if (parts.length < 4 || !parts[0].startsWith(TRIAL) || !parts[1].startsWith(SUBJECT)) {
            throw new IOException(file + " is no message of the outbox");
        }
        return new Notice(parts[0].substring(TRIAL.length()), parts[1].substring(SUBJECT.length()), parts[3].strip());
    }

    @Override
    public void send(Notice notice) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(UUID.randomUUID() + ".txt"),
                    TRIAL + notice.trial() + "\n" + SUBJECT + notice.subject() + "\n\n" + notice.text() + "\n",
                    StandardOpenOption.CREATE_NEW);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot keep a message in " + folder, failure);
        }
    }
}
