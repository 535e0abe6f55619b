package org.stegvis.server.emergency;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.trialpage.Field;

/// The form of an act that must be signed, with what it is about and what follows from it.
///
/// @param back the page of the participant
/// @param facts what the reader must know before signing
/// @param follows what happens when it is done, each a sentence
/// @param signer as whom the reader signs; null when the form cannot be sent, and `text` says why
/// @param meaning the word of a [org.stegvis.server.signature.Signature.Meaning]
/// @param seen what the reader was shown, sent back with the form; empty for nothing
/// @param key names the request, so that sending it twice does it once
/// @param problem a sentence; null when nothing was wrong
public record SignedForm(
        String participant,
        String title,
        String text,
        String back,
        List<Fact> facts,
        List<String> follows,
        List<Field> fields,
        @Nullable String signer,
        String meaning,
        String action,
        String button,
        String seen,
        String key,
        @Nullable String problem) {
    public SignedForm {
        facts = List.copyOf(facts);
        follows = List.copyOf(follows);
        fields = List.copyOf(fields);
    }

    /// Something that is known of the case, such as the site or who asked.
    ///
    /// @param of what it is
    public record Fact(String of, String value) {}
}
