package org.stegvis.cli.server;

import java.util.Map;
import java.util.concurrent.Callable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.people.ManagingPeople;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stegvis people close`.
@Command(
        name = "close",
        header = "Close an account.",
        description =
                "Nobody signs in with it any more, from the next request on; what the person did stays under the name.",
        footerHeading = "%nExamples:%n",
        footer = "  stegvis people close EMAIL --data my-trials --why \"left\"")
final class PeopleClose implements Callable<Integer> {

    private final Console console;
    private final Map<String, String> environment;

    @Mixin
    private PeopleChoice choice = new PeopleChoice();

    @Parameters(index = "0", paramLabel = "PERSON", description = "The id or the e-mail address.")
    private String person = "";

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "The reason; it stays in the log.")
    private String why = "";

    PeopleClose(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OfflineServer server = choice.server(environment)) {
            var who = PeopleChoice.person(server, person);
            PeopleChoice.require(server.get(ManagingPeople.class).close(PeopleChoice.OPERATOR, who.id(), why));
            console.message("The account of " + who.name() + " is closed.");
            return ExitCodes.DONE;
        }
    }
}
