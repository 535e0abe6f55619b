package org.stegvis.server.safety;

/// Who is told of a serious adverse event.
public enum Recipient {
    SPONSOR,
    /// Or, in a trial without medicines, the ethics committee.
    AUTHORITY
}
