package org.stegvis.server.participant;

import java.util.List;

/// A table whose rows follow from where participants stand and from nothing else: no clock, no other table.
public interface CourseTable {

    String table();

    /// Takes in what moved, in the transaction that writes the log; each participant stands in it once. What stood
    /// for `before` gives way to what follows from `now`.
    void follow(String trial, List<Move> moves);
}
