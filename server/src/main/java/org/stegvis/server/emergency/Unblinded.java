package org.stegvis.server.emergency;

/// What somebody learned in an emergency, and what the log holds of it.
///
/// @param result the treatment
/// @param told who is told that it was told, as a list in words
/// @param back the page of the participant
public record Unblinded(
        String participant,
        String decision,
        String result,
        String recorded,
        String by,
        String reason,
        long seq,
        String told,
        String back) {}
