package org.stegvis.server.passkey;

import java.time.Instant;

/// A passkey as its owner sees it.
///
/// @param id of the credential, base64url
/// @param name as its owner calls it
/// @param synced whether it is kept by a password manager on several devices
public record Passkey(String id, String name, Instant created, Instant used, boolean synced) {}
