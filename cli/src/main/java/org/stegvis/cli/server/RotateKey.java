package org.stegvis.cli.server;

import java.util.Map;
import java.util.concurrent.Callable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.vault.Rotation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `stegvis rotate-key`: a new key for identities and other secrets in the database.
@Command(
        name = "rotate-key",
        header = "Encrypt identities and sign-in secrets with a new key.",
        description = {
            "Works beside the running server. The old key stays in keys/vault, since backups made before need it; move it",
            "to where those backups' keys are."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  stegvis rotate-key --data my-trials"})
public final class RotateKey implements Callable<Integer> {

    private final Console console;
    private final Map<String, String> environment;

    @Mixin
    private PeopleChoice choice = new PeopleChoice();

    /// @param environment where passwords and keys of the database are looked for
    public RotateKey(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OfflineServer server = choice.server(environment)) {
            Rotation.Rotated rotated = server.get(Rotation.class).rotate();
            console.message("%,d texts are under key %d now.".formatted(rotated.texts(), rotated.key()));
            return ExitCodes.DONE;
        }
    }
}
