package org.stegvis.cli.server;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.ServerOptions;
import org.stegvis.server.access.Actor;
import org.stegvis.server.database.UnusableDatabase;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.Role;
import org.stegvis.server.signin.Inviting;
import picocli.CommandLine.Mixin;

/// The server whose people are meant, and what all verbs about them do alike.
final class PeopleChoice {
    static final Actor OPERATOR = new Actor(Actor.OPERATOR, "command line");

    @Mixin
    private DatabaseChoice database = new DatabaseChoice();

    OfflineServer server(Map<String, String> environment) {
        try {
            return OfflineServer.open(
                    new ServerOptions(database.folder(), database.address(environment), "127.0.0.1", 0));
        } catch (UnusableDatabase unusable) {
            throw new BadInput(OneLine.of(unusable), unusable);
        }
    }

    static Grant grant(String role, @Nullable String trial, @Nullable String site) {
        try {
            return new Grant(Role.of(role), trial, site);
        } catch (IllegalArgumentException unknown) {
            throw new BadInput(OneLine.of(unknown), unknown);
        }
    }

    /// @throws BadInput when a rule said no
    static void require(Written written) {
        if (written instanceof Written.Refused(var refusal)) {
            throw new BadInput(refusal.message());
        }
    }

    static int show(Console console, Inviting.Invitation invitation) {
        return switch (invitation) {
            case Inviting.Invitation.Refused(var refusal) -> throw new BadInput(refusal.message());
            case Inviting.Invitation.Path(var about, var path) -> {
                console.result(path);
                console.message(
                        "The invitation of " + about + ": the server's address and this path. It works once, within"
                                + " three days, and is not shown again.");
                yield ExitCodes.DONE;
            }
        };
    }
}
