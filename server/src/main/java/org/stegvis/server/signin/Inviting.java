package org.stegvis.server.signin;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;

/// Gives out links: to set up the server, to begin or renew an account, and to participants.
@Component
public class Inviting {
    /// How long the link in a reminder works.
    public static final Duration REMINDED_LASTS = Duration.ofDays(7);

    private final Access access;
    private final People people;
    private final ManagingPeople managing;
    private final Participants participants;
    private final Links links;
    private final SigningIn signingIn;
    private final SecurityLog security;

    Inviting(
            Access access,
            People people,
            ManagingPeople managing,
            Participants participants,
            Links links,
            SigningIn signingIn,
            SecurityLog security) {
        this.access = access;
        this.people = people;
        this.managing = managing;
        this.participants = participants;
        this.links = links;
        this.signingIn = signingIn;
        this.security = security;
    }

    /// A path on this server, to be told to one person; or why not.
    public sealed interface Invitation {
        /// Where the person begins.
        ///
        /// @param about the id of the account or the participant
        record Path(String about, String path) implements Invitation {}

        record Refused(Refusal refusal) implements Invitation {}
    }

    /// The path at which the first account is made; empty once there is one. Each call makes earlier ones useless.
    public Optional<String> setUp() {
        return people.staff().isEmpty()
                ? Optional.of("/set-up/" + links.issue(Links.Purpose.SET_UP, "server", null))
                : Optional.empty();
    }

    /// Makes an account and invites its person.
    public Invitation invite(Actor actor, String name, String email, String why) {
        return switch (managing.make(actor, name, email, why)) {
            case Written.Refused(var refusal) -> new Invitation.Refused(refusal);
            case Written.Done done ->
                invited(done.entries().getFirst().what().path("person").stringValue());
        };
    }

    /// Invites a person anew, who lost the password or the code generator.
    public Invitation again(Actor actor, String person) {
        Refusal refusal = access.refusal(actor, Permission.MANAGE_ACCOUNTS, People.LOG, null);
        if (refusal == null
                && people.staff().find(person).filter(Person::active).isEmpty()) {
            refusal = new Refusal(Refusal.Code.NO_SUCH_PERSON, "There is no such account.");
        }
        if (refusal != null) {
            return new Invitation.Refused(refusal);
        }
        security.note(actor.id(), actor.origin(), "invited-again", person);
        return invited(person);
    }

    private Invitation invited(String person) {
        return new Invitation.Path(person, "/invitation/" + signingIn.invite(person));
    }

    /// Invites a participant, who then may give the own answers for two hours.
    public Invitation participant(Actor actor, String trial, String participant) {
        String site = participants.site(trial, participant).orElse(null);
        Refusal refusal = access.refusal(actor, Permission.INVITE_PARTICIPANT, trial, site, participant);
        if (refusal == null && participants.find(trial, participant).isEmpty()) {
            refusal = new Refusal(Refusal.Code.NO_SUCH_PARTICIPANT, "There is no participant '" + participant + "'.");
        }
        if (refusal != null) {
            return new Invitation.Refused(refusal);
        }
        security.note(actor.id(), actor.origin(), "participant-invited", trial + "/" + participant);
        return new Invitation.Path(
                participant, "/start/" + links.issue(Links.Purpose.PARTICIPANT, trial + "/" + participant, null));
    }

    /// A path for a participant whom the server reminds, to be put into the message and nowhere else. Earlier links of
    /// the participant no longer work.
    public String reminded(String trial, String participant) {
        return "/start/" + links.issue(Links.Purpose.PARTICIPANT, trial + "/" + participant, null, REMINDED_LASTS);
    }
}
