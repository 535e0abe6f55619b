package org.stegvis.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.people.ManagingPeople;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stegvis people grant`.
@Command(
        name = "grant",
        header = "Give somebody a role.",
        description = "It counts from the next request on.",
        footerHeading = "%nExamples:%n",
        footer = "  stegvis people grant EMAIL site-coordinator --trial back-pain --site utah --why \"works there\"")
final class PeopleGrant implements Callable<Integer> {

    private final Console console;
    private final Map<String, String> environment;

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

    PeopleGrant(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OfflineServer server = choice.server(environment)) {
            var who = PeopleChoice.person(server, person);
            PeopleChoice.require(server.get(ManagingPeople.class)
                    .grant(PeopleChoice.OPERATOR, who.id(), PeopleChoice.grant(role, trial, site), why));
            console.message(who.name() + " is now " + role);
            return ExitCodes.DONE;
        }
    }
}
