package org.stegvis.server.signin;

import org.jspecify.annotations.Nullable;

/// The choice of a password and a code generator.
///
/// @param secret the key of the code generator, to be typed
/// @param address the same as an address that a code generator opens
/// @param picture the same as the outline of a picture that a phone reads
/// @param problem the key of the sentence that says what was wrong; null when nothing was
public record InvitationForm(
        String name,
        String email,
        String secret,
        String address,
        Picture picture,
        @Nullable String problem) {

    /// The key in groups of four, which are easier to type.
    public String grouped() {
        return secret.replaceAll("(.{4})(?!$)", "$1 ");
    }
}
