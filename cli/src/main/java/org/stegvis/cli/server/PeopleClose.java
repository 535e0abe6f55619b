package org.stegvis.cli.server;

import java.util.Map;
import java.util.concurrent.Callable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.people.ManagingPeople;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    private PersonChoice person = new PersonChoice();

    @Mixin
    private Reason why = new Reason();

    PeopleClose(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OfflineServer server = person.server(environment)) {
            var who = person.in(server);
            PeopleChoice.require(server.get(ManagingPeople.class).close(PeopleChoice.OPERATOR, who.id(), why.text()));
            console.message("The account of " + who.name() + " is closed.");
            return ExitCodes.DONE;
        }
    }
}
