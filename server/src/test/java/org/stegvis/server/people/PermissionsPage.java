package org.stegvis.server.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.stegvis.protocol.Trials;
import org.stegvis.server.access.Permission;

/// `docs/reference/permissions.md`: what people read and agree on, and what the tests hold the server to.
record PermissionsPage(Map<Permission, Map<Role, String>> cells) {
    private static final String HEAD = """
            # Who may do what

            A role is held in a trial, at one site or at all; the administrator's and those of guideline groups are held on the server as a
            whole, and a participant's comes with a link and is about that participant alone. `yes` counts where the role is held: at another site or in another trial
            it is `no`. What concerns a trial as a whole (its status, its export, a list over all sites) needs a role that is held at all
            sites; only `see-trial` is given by a role at one site too. `unlocked` is `yes` once the allocations of the trial are unlocked, a
            signed act of the trial manager, and `no` before.

            Nobody changes their own roles. An assessor or a statistician cannot hold, in the same trial, a role that sees allocations.
            The operator, who runs commands on the server's own machine, may do everything; what an operator does is in the log like
            everything else.

            Guidelines belong to no trial. Everybody of the staff may read them: they hold published evidence and what a group judged of it, and no
            participant. Results of a trial of this server come into one only after `release-results`, which is refused until the trial is closed and its
            allocations are unlocked; until then they stand on no page of a blind reader. `judge-evidence` records judgements, under the name of who
            judged; `change-guideline` keeps versions of the evidence file and places and withdraws results.

            %s

            A key for a machine carries some of the permissions of the last column, in one trial, at one site or at all.

            """;

    static Path file() {
        return Objects.requireNonNull(Trials.folder().getParent()).resolve("docs/reference/permissions.md");
    }

    /// The page as the matrix prints it.
    static String printed() {
        var text = new StringBuilder(HEAD.formatted(signed()));
        text.append("| permission |");
        for (Role role : Role.values()) {
            text.append(' ').append(role.word().replace('-', ' ')).append(" |");
        }
        text.append(" machine |\n|---|")
                .append("---|".repeat(Role.values().length + 1))
                .append('\n');
        for (Permission permission : Permission.values()) {
            text.append("| `").append(permission.word()).append("` |");
            for (Role role : Role.values()) {
                text.append(' ')
                        .append(
                                Matrix.gives(role, permission, false)
                                        ? "yes"
                                        : Matrix.gives(role, permission, true) ? "unlocked" : "no")
                        .append(" |");
            }
            text.append(Matrix.forMachines(permission) ? " yes |\n" : " no |\n");
        }
        return text.toString();
    }

    private static String signed() {
        String acts = Arrays.stream(Permission.values())
                .filter(Permission::mustBeSigned)
                .map(each -> "`" + each.word() + "`")
                .collect(Collectors.joining(", "));
        return "A person signs, with password and code or a passkey, whatever takes one of these: " + acts + ".";
    }

    /// The page as it stands in the repository.
    static PermissionsPage committed() {
        try {
            var cells = new EnumMap<Permission, Map<Role, String>>(Permission.class);
            for (String line : Files.readAllLines(file())) {
                if (line.startsWith("| `")) {
                    List<String> parts = new ArrayList<>();
                    for (String part : line.split("\\|", -1)) {
                        parts.add(part.strip());
                    }
                    var row = new HashMap<Role, String>();
                    for (Role role : Role.values()) {
                        row.put(role, parts.get(2 + role.ordinal()));
                    }
                    String word = parts.get(1).replace("`", "");
                    cells.put(Permission.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')), row);
                }
            }
            return new PermissionsPage(cells);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String cell(Permission permission, Role role) {
        return Objects.requireNonNull(
                Objects.requireNonNull(cells.get(permission)).get(role));
    }
}
