package org.stegvis.server.trialsetup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.stegvis.randomisation.AllocationKey;
import org.stegvis.server.access.RehearsalId;
import org.stegvis.server.database.SecretFile;

/// The allocation keys of the trials: one file each, outside the database, readable by the server alone.
///
/// Who reads the whole database cannot tell the next allocation without them. A lost key cannot be replaced.
public final class KeyFolder {
    private static final String DOMAIN = "stegvis/server/1/commitment:";

    private final Path folder;

    public KeyFolder(Path folder) {
        this.folder = folder;
    }

    /// Makes the key of a trial, unless there is one.
    void ensure(String trial) {
        Path file = file(trial);
        if (!Files.exists(file)) {
            try {
                SecretFile.create(file, SecretFile.newSecret());
            } catch (FileAlreadyExistsException another) {
                // Another server was first; its key is the key.
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot keep an allocation key in " + file, failure);
            }
        }
    }

    /// Forgets the key of a rehearsal, which nobody needs any more.
    ///
    /// @throws IllegalArgumentException when it is no rehearsal
    public void forget(String rehearsal) {
        if (!RehearsalId.is(rehearsal)) {
            throw new IllegalArgumentException("The key of '" + rehearsal + "' is kept: it is no rehearsal.");
        }
        try {
            Files.deleteIfExists(file(rehearsal));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot remove " + file(rehearsal), failure);
        }
    }

    /// The key of a trial, which must be the one that the trial is bound to.
    public AllocationKey key(String trial, String commitment) {
        String hex = secret(trial);
        if (!commitment(hex).equals(commitment)) {
            throw new IllegalStateException(
                    "The allocation key in " + file(trial) + " is not the one that trial '" + trial
                            + "' began with. Bring back the file from a backup of the data folder; nobody can be"
                            + " allocated without it.");
        }
        return AllocationKey.ofHex(hex);
    }

    /// The key in hexadecimal.
    String secret(String trial) {
        try {
            return SecretFile.read(file(trial));
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "the allocation key of trial '" + trial + "' cannot be read from " + file(trial), failure);
        }
    }

    /// What is written at the start of a trial: nobody can find another key that gives it, nor the key from it.
    public static String commitment(String hex) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((DOMAIN + hex).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(
                    "This Java runtime must offer SHA-256, as every one is required to.", missing);
        }
    }

    private Path file(String trial) {
        return folder.resolve(trial + ".key");
    }
}
