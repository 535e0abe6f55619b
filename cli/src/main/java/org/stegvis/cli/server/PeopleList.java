package org.stegvis.cli.server;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `stegvis people list`.
@Command(
        name = "list",
        header = "Show who has an account, and which roles.",
        description = "One line a person: id, name, e-mail address, roles.",
        footerHeading = "%nExamples:%n",
        footer = "  stegvis people list --data my-trials")
final class PeopleList implements Callable<Integer> {

    private final Console console;
    private final Map<String, String> environment;

    @Mixin
    private PeopleChoice choice = new PeopleChoice();

    PeopleList(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (OfflineServer server = choice.server(environment)) {
            for (Person person : server.get(People.class).staff().all()) {
                String roles =
                        person.grants().stream().map(PeopleList::text).sorted().collect(Collectors.joining(", "));
                console.result("%s  %s <%s>  %s"
                        .formatted(
                                person.id(),
                                person.name(),
                                person.email(),
                                person.active() ? roles.isEmpty() ? "no role" : roles : "closed"));
            }
            return ExitCodes.DONE;
        }
    }

    private static String text(Grant grant) {
        String site = grant.site();
        String where = grant.trial() == null ? "" : " in " + grant.trial() + (site == null ? "" : " at " + site);
        return grant.role().word() + where;
    }
}
