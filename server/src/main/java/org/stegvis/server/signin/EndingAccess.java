package org.stegvis.server.signin;

import org.springframework.stereotype.Component;
import org.stegvis.server.eventlog.Appended;
import org.stegvis.server.eventlog.Consequence;
import org.stegvis.server.people.People;
import org.stegvis.server.people.PeopleEvent;

/// Ends the sessions and the links of who may no longer be behind them: with the entry that says so, or not at all. A
/// session of a closed account counts for nothing; ended, it does not come back when the account is opened again.
@Component
public class EndingAccess implements Consequence {
    private final Links links;
    private final Sessions sessions;

    EndingAccess(Links links, Sessions sessions) {
        this.links = links;
        this.sessions = sessions;
    }

    @Override
    public void follow(Appended appended) {
        if (!appended.trial().equals(People.LOG)) {
            return;
        }
        appended.entries().stream()
                .flatMap(entry -> PeopleEvent.of(entry).stream())
                .forEach(event -> {
                    if (event instanceof PeopleEvent.AccountClosed(var person)) {
                        links.withdraw(Links.Purpose.INVITATION, person);
                        links.withdraw(Links.Purpose.GENERATOR, person);
                        sessions.endAll(person);
                    }
                });
    }

    /// Where a participant can no longer be reached as before: whoever got the link there is no longer let in. Within
    /// the transaction that changes it.
    public void ofParticipant(String trial, String participant) {
        links.withdraw(Links.Purpose.PARTICIPANT, trial + "/" + participant);
        sessions.endAll("participant:" + trial + "/" + participant);
    }
}
