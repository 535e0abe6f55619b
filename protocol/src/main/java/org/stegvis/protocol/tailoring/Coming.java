package org.stegvis.protocol.tailoring;

/// Where a visit stands for one participant.
public enum Coming {
    /// It took place, was missed, or its time has passed.
    OVER,
    /// It is still to come, or may be.
    AHEAD,
    /// It is none of this participant's visits.
    NEVER
}
