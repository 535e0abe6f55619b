package org.stegvis.server.provider;

/// Why somebody could not sign in at the provider.
///
/// @param title the key of a sentence
/// @param text a sentence
public record ProviderProblem(String title, String text) {}
