package org.stegvis.server.notice;

import java.util.List;

/// A message as it is handed over.
///
/// @param id names it for good; a second one with the same id is the same message
/// @param to addresses or telephone numbers; empty when nobody is to be told yet
/// @param subject one line; an SMS has none
public record Message(String id, List<String> to, String subject, String text) {
    public Message {
        to = List.copyOf(to);
    }

    /// So that neither an address nor a link stands in a log of the server by mistake.
    @Override
    public String toString() {
        return "Message[" + id + "]";
    }
}
