package org.stegvis.server.vault;

import java.util.List;
import org.springframework.stereotype.Component;

/// Puts everything that is encrypted under a new key. The old key files are not removed: backups made before need them.
@Component
public class Rotation {
    private final Vault vault;
    private final List<Sealed> kept;
    private final Turn turn;

    Rotation(Vault vault, List<Sealed> kept, Turn turn) {
        this.turn = turn;
        this.vault = vault;
        this.kept = List.copyOf(kept);
    }

    /// Which key is in use now, and how much was put under it.
    ///
    /// @param key the number of the new key
    /// @param texts how many were encrypted again
    public record Rotated(int key, int texts) {}

    /// Makes a new key and encrypts everything again.
    public Rotated rotate() {
        int key = vault.rotate();
        turn.toRotate();
        return new Rotated(key, kept.stream().mapToInt(Sealed::sealAgain).sum());
    }
}
