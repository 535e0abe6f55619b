package org.stegvis.cli.server;

import java.util.Map;
import java.util.concurrent.Callable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.signin.Inviting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `stegvis people invite-again`.
@Command(
        name = "invite-again",
        header = "Make a new invitation for somebody who lost password or code generator.",
        description = "What the person signs in with now works until the invitation is used.",
        footerHeading = "%nExamples:%n",
        footer = "  stegvis people invite-again EMAIL --data my-trials")
final class PeopleInviteAgain implements Callable<Integer> {

    private final Console console;
    private final Map<String, String> environment;

    @Mixin
    private PersonChoice person = new PersonChoice();

    PeopleInviteAgain(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OfflineServer server = person.server(environment)) {
            return PeopleChoice.show(
                    console,
                    server.get(Inviting.class)
                            .again(PeopleChoice.OPERATOR, person.in(server).id()));
        }
    }
}
