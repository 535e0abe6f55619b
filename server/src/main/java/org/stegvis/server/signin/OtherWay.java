package org.stegvis.server.signin;

/// Another way to sign in that the page for it offers.
///
/// @param name what people call it
/// @param path where it begins
public record OtherWay(String name, String path) {}
