package org.stegvis.server.notice;

/// Where messages to the people of a trial go.
public interface Notices {

    /// Hands a message on. It must come back soon; what fails is repeated by who delivers, not by who calls.
    void send(Notice notice);

    /// A message.
    ///
    /// @param trial whose people it is for
    /// @param subject one line, without health data and without an allocation
    /// @param text the same holds
    record Notice(String trial, String subject, String text) {}
}
