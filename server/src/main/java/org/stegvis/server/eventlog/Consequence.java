package org.stegvis.server.eventlog;

/// Something beside the log that must be there when, and only when, an entry is: it is kept in the transaction that
/// writes the entry, so that no crash comes between them. Unlike a [Projection] it is not made again from the log.
public interface Consequence {

    /// Takes in entries that were just written.
    void follow(Appended appended);
}
