package org.stegvis.server.notice;

/// Takes messages to people: a mail server, a gateway for SMS, a folder.
public interface Carrier {

    /// Hands a message over. It comes back soon, with what became of it.
    Carried carry(Message message);

    /// Whether messages leave the machine.
    boolean reachesPeople();

    /// What became of a message.
    sealed interface Carried {
        record Taken() implements Carried {}

        /// It was surely not taken, and may be another time.
        record NotNow(String why) implements Carried {}

        /// It was not taken and never will be.
        record Never(String why) implements Carried {}

        /// Whether it was taken is not known: the connection broke after it had been handed over.
        record InDoubt(String why) implements Carried {}
    }
}
