package org.stegvis.server.vault;

/// Keeps texts that a [Vault] encrypted.
public interface Sealed {

    /// Encrypts with the newest key what is under an older one, and tells how many texts that were.
    int sealAgain();
}
