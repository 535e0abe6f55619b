package org.stegvis.cli.server;

import java.util.Map;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// The one person whom a verb is about, and the server that knows them.
final class PersonChoice {

    @Mixin
    private PeopleChoice choice = new PeopleChoice();

    @Parameters(index = "0", paramLabel = "PERSON", description = "The id or the e-mail address.")
    private String person = "";

    OfflineServer server(Map<String, String> environment) {
        return choice.server(environment);
    }

    /// @throws BadInput when there is no such account
    Person in(OfflineServer server) {
        var staff = server.get(People.class).staff();
        return staff.find(person)
                .or(() -> staff.byEmail(person))
                .orElseThrow(() -> new BadInput("there is no account '" + person
                        + "'; name an id or an e-mail address that 'people list' shows"));
    }
}
