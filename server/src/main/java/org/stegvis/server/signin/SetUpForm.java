package org.stegvis.server.signin;

import org.jspecify.annotations.Nullable;

/// The making of the first account.
///
/// @param problem the key of the sentence that says what was wrong; null when nothing was
public record SetUpForm(String name, String email, @Nullable String problem) {}
