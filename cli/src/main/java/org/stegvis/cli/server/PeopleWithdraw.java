package org.stegvis.cli.server;

import java.util.Map;
import java.util.concurrent.Callable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.server.people.ManagingPeople;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `stegvis people withdraw`.
@Command(
        name = "withdraw",
        header = "Take a role from somebody.",
        description = "It counts from the next request on.",
        footerHeading = "%nExamples:%n",
        footer = "  stegvis people withdraw EMAIL site-coordinator --trial back-pain --site utah --why \"left\"")
final class PeopleWithdraw implements Callable<Integer> {

    private final Console console;
    private final Map<String, String> environment;

    @Mixin
    private RoleChoice role = new RoleChoice();

    PeopleWithdraw(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return role.change(console, environment, ManagingPeople::withdraw, "is no longer");
    }
}
