package org.stegvis.server.signature;

import java.time.Instant;
import java.util.Locale;

/// A signature as it is shown: what 21 CFR 11.50 asks for, and whether the record is still the one that was signed
/// (11.70).
///
/// @param seq the entry that is the signature
/// @param entry the entry that was signed
/// @param person the id of who signed
/// @param name as it was printed when they signed
/// @param holds whether the entry still has the hash that was signed
public record Signature(long seq, long entry, String person, String name, Instant at, Meaning meaning, boolean holds) {

    /// What a signature says.
    public enum Meaning {
        /// What I wrote is right and complete.
        AUTHORED,
        /// I have read it.
        REVIEWED,
        /// It may be done so.
        APPROVED,
        /// I answer for it.
        RESPONSIBLE;

        /// As documents write it: `approved`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
