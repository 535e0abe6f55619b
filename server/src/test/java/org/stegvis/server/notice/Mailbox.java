package org.stegvis.server.notice;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A carrier that keeps what it is given and answers as it is told.
public final class Mailbox implements Carrier {
    private final List<Message> received = new CopyOnWriteArrayList<>();
    private volatile Function<Message, Carried> answer = message -> new Carried.Taken();

    /// What it says from now on; a message that it answers with something else than that it took it, is not kept.
    public void answer(Function<Message, Carried> how) {
        answer = how;
    }

    public List<Message> received() {
        return List.copyOf(received);
    }

    public void clear() {
        received.clear();
    }

    @Override
    public Carried carry(Message message) {
        Carried carried = answer.apply(message);
        if (carried instanceof Carried.Taken) {
            received.add(message);
        }
        return carried;
    }

    @Override
    public boolean reachesPeople() {
        return false;
    }
}
