package org.stegvis.server.signin;

/// What a participant sees who opened the link of a message.
///
/// @param trial the trial's title
public record StartForm(String trial) {}
