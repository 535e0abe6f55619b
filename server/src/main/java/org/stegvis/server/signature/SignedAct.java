package org.stegvis.server.signature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page on which an act is asked for that must be signed.
///
/// @param crumb what the page that one came from is called
/// @param again where a form leads back to with what was told, by a button; null where a link leads back
/// @param fields what was told before, which goes along
/// @param reason what was typed as the reason so far; null where none is asked for
/// @param signer as whom the reader signs
/// @param meaning the word of a [Signature.Meaning]
/// @param action where the form is sent
/// @param key names the request, so that sending it twice does it once
/// @param problem a sentence; null when nothing was wrong
public record SignedAct(
        String title,
        String text,
        String back,
        String crumb,
        @Nullable Again again,
        List<Field> fields,
        @Nullable String reason,
        String signer,
        String meaning,
        String action,
        String button,
        String key,
        @Nullable String problem) {
    public SignedAct {
        fields = List.copyOf(fields);
    }

    /// A hidden field.
    public record Field(String name, String value) {}

    /// A button that leads back.
    public record Again(String action, String label) {}
}
