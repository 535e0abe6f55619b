package org.stegvis.server.provider;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.people.AccountEvents;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;

/// Whose account it is that somebody at the provider has. The first time an invited person is found by the address that
/// the provider has made sure of; from then on by the provider's own name for them alone, so that an address which
/// changes hands opens no account.
@Component
class Bindings {
    private final JdbcTemplate jdbc;
    private final People people;
    private final AccountEvents events;

    Bindings(JdbcTemplate jdbc, People people, AccountEvents events) {
        this.jdbc = jdbc;
        this.people = people;
        this.events = events;
    }

    /// The open account; empty when there is none. None is made.
    Optional<Person> person(String issuer, Provider.Told.Who who, String origin) {
        Optional<String> bound = jdbc
                .queryForList(
                        "select person from provider_binding where issuer = ? and subject = ?",
                        String.class,
                        issuer,
                        who.subject())
                .stream()
                .findFirst();
        if (bound.isPresent()) {
            return people.staff().find(bound.get()).filter(Person::active);
        }
        return Optional.ofNullable(who.email())
                .flatMap(email -> people.staff().byEmail(email))
                .filter(Person::active)
                .filter(person -> bind(issuer, who.subject(), person, origin));
    }

    /// False when the account is bound to somebody else at the provider.
    private boolean bind(String issuer, String subject, Person person, String origin) {
        return events.changed(
                new Actor(person.id(), origin),
                person.id(),
                "bound to the provider " + issuer,
                () -> jdbc.update(
                                "insert into provider_binding (issuer, subject, person) values (?, ?, ?)"
                                        + " on conflict do nothing",
                                issuer,
                                subject,
                                person.id())
                        == 1);
    }
}
