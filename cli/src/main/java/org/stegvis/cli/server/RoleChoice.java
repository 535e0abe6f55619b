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
    private PeopleChoice choice = new PeopleChoice();

    @Parameters(index = "0", paramLabel = "PERSON", description = "The id or the e-mail address.")
    private String person = "";

    @Parameters(
            index = "1",
            paramLabel = "ROLE",
            description = "As in docs/reference/permissions.md: site-coordinator.")
    private String role = "";

    @Option(names = "--trial", paramLabel = "ID", description = "Where; not for the role administrator.")
    private @Nullable String trial;

    @Option(names = "--site", paramLabel = "ID", description = "At this site; without it at all sites of the trial.")
    private @Nullable String site;

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "The reason; it stays in the log.")
    private String why = "";

    /// What is done with the role.
    interface Change {
        Written make(ManagingPeople managing, Actor actor, String person, Grant grant, String why);
    }

    /// Does it and says so.
    ///
    /// @param now what the person is then: `is now`
    /// @throws BadInput when a rule said no
    int change(Console console, Map<String, String> environment, Change change, String now) {
        try (OfflineServer server = choice.server(environment)) {
            var who = PeopleChoice.person(server, person);
            PeopleChoice.require(change.make(
                    server.get(ManagingPeople.class),
                    PeopleChoice.OPERATOR,
                    who.id(),
                    PeopleChoice.grant(role, trial, site),
                    why));
            console.message(who.name() + " " + now + " " + role);
            return ExitCodes.DONE;
        }
    }
}
