package org.stegvis.server.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.signin.OwnSignIn;

/// The page of one's own account.
///
/// @param confirmed whether the reader has just shown who they are, and may change something
/// @param password whether there are a password and a code generator
/// @param recovery how many recovery codes are left
/// @param codes new recovery codes, shown once; none most of the time
/// @param problem what was wrong, a sentence; null when nothing was
/// @param done what was done, a sentence; null when nothing was
public record AccountView(
        String name,
        String email,
        boolean confirmed,
        boolean password,
        int recovery,
        List<Key> passkeys,
        List<Place> sessions,
        List<String> codes,
        @Nullable String problem,
        @Nullable String done) {
    public AccountView {
        passkeys = List.copyOf(passkeys);
        sessions = List.copyOf(sessions);
        codes = List.copyOf(codes);
    }

    /// A passkey.
    public record Key(String id, String name, String created, String used, boolean synced) {}

    /// A session.
    public record Place(String id, String device, String address, String begun, String seen, boolean here) {}

    /// Whether there is another session than this one.
    public boolean elsewhere() {
        return sessions.stream().anyMatch(each -> !each.here());
    }

    /// A new passkey that the browser is about to make.
    ///
    /// @param options what the browser makes it of, as JSON
    /// @param problem what was wrong, a sentence; null when nothing was
    public record Enrolment(
            String name, String options, @Nullable String problem) {}

    /// A new code generator.
    ///
    /// @param problem what was wrong, a sentence; null when nothing was
    public record Generator(
            OwnSignIn.NewGenerator generator, @Nullable String problem) {}
}
