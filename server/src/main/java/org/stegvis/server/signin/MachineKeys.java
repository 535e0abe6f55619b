package org.stegvis.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.people.Machine;
import org.stegvis.server.people.ManagingMachines;
import org.stegvis.server.people.People;
import org.stegvis.server.people.PeopleEvent;

/// Keys with which machines work: `Authorization: Bearer KEY`. A key is shown once, when it is made.
@Component
public class MachineKeys {
    private static final String SCHEME = "Bearer ";

    private final JdbcTemplate jdbc;
    private final People people;
    private final ManagingMachines managing;

    public MachineKeys(JdbcTemplate jdbc, People people, ManagingMachines managing) {
        this.jdbc = jdbc;
        this.people = people;
        this.managing = managing;
    }

    public sealed interface Made {
        record Key(String machine, String key) implements Made {}

        record Refused(Refusal refusal) implements Made {}
    }

    /// Makes a machine and its key.
    ///
    /// @param site null for all sites of the trial
    public Made make(
            Actor actor, String name, String trial, @Nullable String site, Set<Permission> permissions, String why) {
        return switch (managing.make(actor, new PeopleEvent.MachineMade("", name, trial, site, permissions), why)) {
            case Written.Refused(var refusal) -> new Made.Refused(refusal);
            case Written.Done done -> {
                String machine =
                        done.entries().getFirst().what().path("machine").stringValue();
                String key = Token.fresh();
                jdbc.update("insert into machine_key (hash, machine) values (?, ?)", Token.hash(key), machine);
                yield new Made.Key(machine, key);
            }
        };
    }

    /// The machine whose key a request shows.
    public Optional<Actor> actor(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? of(header.substring(SCHEME.length()).strip())
                        .map(machine -> new Actor(machine.id(), "api " + request.getRemoteAddr()))
                : Optional.empty();
    }

    /// The machine that a key belongs to, while it may work.
    private Optional<Machine> of(String key) {
        return jdbc
                .queryForList("select machine from machine_key where hash = ?", String.class, Token.hash(key))
                .stream()
                .findFirst()
                .flatMap(id -> people.staff().machine(id))
                .filter(Machine::active);
    }
}
