package org.stegvis.server.signature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page on which an entry is signed.
///
/// @param about the participant, or the trial's title
/// @param type what kind of entry it is, as the log writes it
/// @param name as it will be printed
/// @param meanings what the signature can say; the words of [Signature.Meaning]
/// @param problem a sentence; null when nothing was wrong
/// @param done whether it has been signed now
public record SignForm(
        long entry,
        String about,
        String type,
        String recorded,
        String by,
        String name,
        List<String> meanings,
        String action,
        String key,
        @Nullable String problem,
        boolean done) {
    public SignForm {
        meanings = List.copyOf(meanings);
    }
}
