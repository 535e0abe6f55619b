package org.stegvis.server.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.stegvis.server.database.SecretFile;

/// Encrypts texts with AES-256-GCM. The keys are files `1.key`, `2.key`, … outside the database; the newest encrypts,
/// and each text names the one that it was encrypted with. A text opens only in the context it was sealed for, so that
/// one row cannot be put in the place of another.
public final class Vault {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    public Vault(Path folder) {
        this.folder = folder;
    }

    /// Encrypts a text.
    ///
    /// @param context what the text is about: `identity:TRIAL/PARTICIPANT`
    public String seal(String text, String context) {
        int key = newest();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, text.getBytes(StandardCharsets.UTF_8), context);
        byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return key + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /// The text that was encrypted.
    ///
    /// @throws IllegalStateException when the key is missing, or the text was changed or belongs elsewhere
    public String open(String sealed, String context) {
        int dot = sealed.indexOf('.');
        int key = Integer.parseInt(sealed, 0, dot, 10);
        byte[] all = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
        byte[] nonce = Arrays.copyOf(all, NONCE);
        byte[] text = run(Cipher.DECRYPT_MODE, key, nonce, Arrays.copyOfRange(all, NONCE, all.length), context);
        return new String(text, StandardCharsets.UTF_8);
    }

    /// Whether a text is under an older key than the newest.
    public boolean isOutdated(String sealed) {
        return !sealed.startsWith(newest() + ".");
    }

    /// Makes a new key, which encrypts from now on. What is under older keys stays readable until it is sealed again.
    public int rotate() {
        return create(newest() + 1);
    }

    private int newest() {
        List<Integer> keys = keys();
        return keys.isEmpty() ? create(1) : keys.getLast();
    }

    private List<Integer> keys() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,6}\\.key"))
                    .map(name -> Integer.valueOf(name.substring(0, name.indexOf('.'))))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot look for keys in " + folder, failure);
        }
    }

    private int create(int number) {
        try {
            SecretFile.create(file(number), SecretFile.newSecret());
        } catch (FileAlreadyExistsException another) {
            // Another server made it at the same moment; it is the key.
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot keep a key in " + folder, failure);
        }
        return number;
    }

    private byte[] run(int mode, int key, byte[] nonce, byte[] input, String context) {
        try {
            byte[] secret = HexFormat.of().parseHex(SecretFile.read(file(key)));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (IOException missing) {
            throw new UncheckedIOException(
                    "The key " + file(key) + " cannot be read. Bring it back from a backup of the data folder.",
                    missing);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(
                    "Something encrypted with " + file(key) + " cannot be opened for " + context
                            + ": it was changed, or the key is another one.",
                    wrong);
        }
    }

    private Path file(int number) {
        return folder.resolve(number + ".key");
    }
}
