package org.stegvis.protocol.instrument;

/// How far the wording of an instrument in one language is recognised.
///
/// @param note the publication, or who translated
public record Translation(Status status, String note) {

    public enum Status {
        /// The language the instrument was made in.
        ORIGINAL,
        /// Translated and tested as the developer asks.
        OFFICIAL,
        /// Any other wording; a report says so.
        NOT_OFFICIAL
    }
}
