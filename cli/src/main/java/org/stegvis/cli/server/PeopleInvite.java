package org.stegvis.cli.server;

import java.util.Map;
import java.util.concurrent.Callable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.signin.Inviting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `stegvis people invite`.
@Command(
        name = "invite",
        header = "Make an account and an invitation for its person.",
        description =
                "The path that is printed is the invitation. The account has no role yet; give it one with grant.",
        footerHeading = "%nExamples:%n",
        footer = "  stegvis people invite \"NAME\" EMAIL --data my-trials --why \"new coordinator\"")
final class PeopleInvite implements Callable<Integer> {

    private final Console console;
    private final Map<String, String> environment;

    @Mixin
    private PeopleChoice choice = new PeopleChoice();

    @Parameters(index = "0", paramLabel = "NAME", description = "As it shall stand under what the person signs.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "EMAIL", description = "With it the person signs in.")
    private String email = "";

    @Mixin
    private Reason why = new Reason();

    PeopleInvite(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OfflineServer server = choice.server(environment)) {
            return PeopleChoice.show(
                    console, server.get(Inviting.class).invite(PeopleChoice.OPERATOR, name, email, why.text()));
        }
    }
}
