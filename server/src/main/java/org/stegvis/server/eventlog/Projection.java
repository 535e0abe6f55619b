package org.stegvis.server.eventlog;

import java.util.List;

/// A read model: tables that follow from the log and can be made from it again.
///
/// It is kept in the transaction that writes the log, so a reader never sees one without the other. It may look at
/// nothing but the log: no clock, no chance, no other table that is not a projection before it.
public interface Projection {

    /// The tables, for messages and for comparing what was kept with what is rebuilt.
    List<String> tables();

    /// Takes in entries that were just written, or all of some participants when it is rebuilt.
    void follow(Appended appended);
}
