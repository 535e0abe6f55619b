package org.stegvis.cli.server;

import java.util.Map;
import org.stegvis.cli.terminal.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stegvis people`: accounts and roles, at the server's machine.
@Command(
        name = "people",
        header = "Invite people to the trial server and give them roles.",
        description = "Works beside the running server. What is done stands in the log as done by the operator.",
        synopsisSubcommandLabel = "ACT",
        commandListHeading = "%nActs:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis people list --data my-trials",
            "  stegvis people invite \"Kari Nordmann\" kari@example.org --why \"coordinator at Utah\" --data my-trials",
            "  stegvis people grant kari@example.org site-coordinator --trial back-pain --site utah --why \"log 3\" \\",
            "      --data my-trials"
        })
public final class PeopleVerb implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec;

    private PeopleVerb(Console console) {
        this.console = console;
    }

    /// The verb with its own verbs.
    public static CommandLine commandLine(Console console, Map<String, String> environment) {
        return new CommandLine(new PeopleVerb(console))
                .addSubcommand(new PeopleList(console, environment))
                .addSubcommand(new PeopleInvite(console, environment))
                .addSubcommand(new PeopleInviteAgain(console, environment))
                .addSubcommand(new PeopleGrant(console, environment))
                .addSubcommand(new PeopleWithdraw(console, environment))
                .addSubcommand(new PeopleClose(console, environment));
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.err());
    }
}
