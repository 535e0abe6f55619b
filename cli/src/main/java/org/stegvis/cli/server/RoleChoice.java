package org.stegvis.cli.server;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.access.Actor;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.ManagingPeople;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Whose role it is, which, where and why: what giving and taking one ask alike.
final class RoleChoice {

    @Mixin
    private PersonChoice person = new PersonChoice();

    @Parameters(
            index = "1",
            paramLabel = "ROLE",
            description = "As in docs/reference/permissions.md: site-coordinator.")
    private String role = "";

    @Option(names = "--trial", paramLabel = "ID", description = "Where; not for the role administrator.")
    private @Nullable String trial;

    @Option(names = "--site", paramLabel = "ID", description = "At this site; without it at all sites of the trial.")
    private @Nullable String site;

    @Mixin
    private Reason why = new Reason();

    /// What is done with the role.
    interface Change {
        Written make(ManagingPeople managing, Actor actor, String person, Grant grant, String why);
    }

    /// Does it and says so.
    ///
    /// @param now what the person is then: `is now`
    /// @throws BadInput when a rule said no
    int change(Console console, Map<String, String> environment, Change change, String now) {
        try (OfflineServer server = person.server(environment)) {
            var who = person.in(server);
            PeopleChoice.require(change.make(
                    server.get(ManagingPeople.class),
                    PeopleChoice.OPERATOR,
                    who.id(),
                    PeopleChoice.grant(role, trial, site),
                    why.text()));
            console.message(who.name() + " " + now + " " + role);
            return ExitCodes.DONE;
        }
    }
}
