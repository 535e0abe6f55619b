package org.stegvis.server.rest;

import org.jspecify.annotations.Nullable;
import org.stegvis.server.signin.Proof;

/// The member `signature` of a request for what must be signed: password and code, or what a passkey signed.
record SignedWith(
        @Nullable String password,
        @Nullable String code,
        @Nullable String passkey) {

    static Proof proof(@Nullable SignedWith told) {
        return told == null ? Proof.of(null, null, null) : Proof.of(told.password(), told.code(), told.passkey());
    }

    /// So that it stands in no log by mistake.
    @Override
    public String toString() {
        return "SignedWith[…]";
    }
}
