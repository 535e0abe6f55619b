package org.stegvis.server.signin;

import org.jspecify.annotations.Nullable;

/// What somebody who is signed in confirms with: password and code, or what a passkey of theirs signed.
///
/// @param passkey the browser's answer as JSON; empty for none
public record Proof(String password, String code, String passkey) {

    public Proof(String password, String code) {
        this(password, code, "");
    }

    /// Of parts that may not have been sent.
    public static Proof of(@Nullable String password, @Nullable String code, @Nullable String passkey) {
        return new Proof(orEmpty(password), orEmpty(code), orEmpty(passkey));
    }

    public boolean isEmpty() {
        return password.isEmpty() && code.isEmpty() && passkey.isEmpty();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// So that it stands in no log by mistake.
    @Override
    public String toString() {
        return "Proof[…]";
    }
}
