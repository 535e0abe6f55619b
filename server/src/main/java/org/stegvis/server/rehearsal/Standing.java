package org.stegvis.server.rehearsal;

import org.jspecify.annotations.Nullable;

/// How far a rehearsal has come that is being played on this server, or was the last to be.
///
/// @param stopped whether somebody stopped it
/// @param enrolled participants so far, of `wanted`
/// @param failure why it could not be played to its end; null when it can be
public record Standing(
        boolean playing,
        boolean stopped,
        int enrolled,
        int wanted,
        @Nullable Failure failure) {

    public enum Failure {
        /// Nobody made up came into the trial.
        NOBODY_ENTERS,
        /// The scenario cannot be played.
        UNPLAYABLE,
        /// A fault of the program; the server's log tells more.
        FAULT
    }
}
