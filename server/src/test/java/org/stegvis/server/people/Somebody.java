package org.stegvis.server.people;

import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.TestServer;
import org.stegvis.server.access.Actor;

/// People with one role each.
public final class Somebody {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Somebody() {}

    /// Somebody new who holds no role.
    public static Actor withoutRole(TestServer server) {
        String email = "p" + NUMBER.incrementAndGet() + "@example.org";
        var made = done(server.get(ManagingPeople.class).make(OPERATOR, "Person " + email, email, "test"));
        return new Actor(made.getFirst().what().path("person").stringValue(), "test");
    }

    /// Somebody new who holds one role.
    public static Actor who(TestServer server, Role role, @Nullable String trial, @Nullable String site) {
        return also(server, withoutRole(server), role, trial, site);
    }

    /// The same person with one more role.
    public static Actor also(TestServer server, Actor actor, Role role, @Nullable String trial, @Nullable String site) {
        done(server.get(ManagingPeople.class).grant(OPERATOR, actor.id(), new Grant(role, trial, site), "test"));
        return actor;
    }

    /// A holder of a role where that role is usually held: at the site if it can be, else in the trial or on the
    /// server.
    public static Actor usual(TestServer server, Role role, String trial, String site) {
        return switch (role.scope()) {
            case SERVER -> who(server, role, null, null);
            case TRIAL -> who(server, role, trial, null);
            case SITE -> who(server, role, trial, site);
            case SELF -> Actor.participant(trial, "P-" + Objects.requireNonNull(site), "test");
        };
    }
}
