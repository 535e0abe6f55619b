package org.stegvis.protocol.instrument;

/// Whether the wording may be reproduced.
///
/// @param note who holds the rights and what a trial must do, in one or two sentences
public record Licence(Kind kind, String note) {

    public enum Kind {
        /// The wording may be reproduced without permission.
        FREE,
        /// The wording, and the tables if there are any, need a licence: a trial loads its own.
        LICENSED
    }
}
