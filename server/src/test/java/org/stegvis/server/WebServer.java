package org.stegvis.server;

import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.stegvis.server.database.SecretFile;
import org.stegvis.server.database.TestDatabase;
import org.stegvis.server.gate.RequestLimit;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Role;
import org.stegvis.server.provider.ProviderSettings;
import org.stegvis.server.signin.SomeSession;
import org.stegvis.server.therapy.AssigningTherapists;

/// A server with its pages, on a database of its own, and people with sessions; the allocation key is always the same.
/// Signing in is tested by itself.
public final class WebServer implements AutoCloseable, Running {
    /// Holds the token of a session.
    public static final String COOKIE = SomeSession.COOKIE;

    private static final String TRIAL = BackPainTrial.ID;

    /// Who there is, with the roles they hold. All roles that one person can hold together are the operator's.
    private static final Map<String, List<Grant>> ROLES = Map.ofEntries(
            Map.entry(
                    "operator",
                    List.of(
                            new Grant(Role.ADMINISTRATOR, null, null),
                            new Grant(Role.TRIAL_MANAGER, TRIAL, null),
                            new Grant(Role.SITE_COORDINATOR, TRIAL, null),
                            new Grant(Role.THERAPIST, TRIAL, null),
                            new Grant(Role.DATA_MANAGER, TRIAL, null),
                            new Grant(Role.MONITOR, TRIAL, null),
                            new Grant(Role.COMMITTEE_MEMBER, TRIAL, null),
                            new Grant(Role.AUDITOR, TRIAL, null))),
            Map.entry(
                    "user:manager",
                    List.of(
                            new Grant(Role.TRIAL_MANAGER, "managed", null),
                            new Grant(Role.TRIAL_MANAGER, "brought", null),
                            new Grant(Role.TRIAL_MANAGER, "by-keys", null))),
            Map.entry("user:data-manager", List.of(new Grant(Role.DATA_MANAGER, TRIAL, null))),
            Map.entry("user:assessor", List.of(new Grant(Role.ASSESSOR, TRIAL, null))),
            Map.entry("user:statistician", List.of(new Grant(Role.STATISTICIAN, TRIAL, null))),
            Map.entry("user:committee", List.of(new Grant(Role.COMMITTEE_MEMBER, TRIAL, null))),
            Map.entry("user:therapist", List.of(new Grant(Role.THERAPIST, TRIAL, "utah"))),
            Map.entry("user:utah", List.of(new Grant(Role.SITE_COORDINATOR, TRIAL, "utah"))),
            Map.entry("user:second", List.of(new Grant(Role.SITE_COORDINATOR, TRIAL, null))),
            Map.entry("user:guideline", List.of(new Grant(Role.GUIDELINE_EDITOR, null, null))),
            Map.entry("user:stranger", List.of()),
            Map.entry("user:owner", List.of()));

    private final TestDatabase database;
    private final ConfigurableApplicationContext context;
    private final Map<String, String> sessions = new ConcurrentHashMap<>();

    private WebServer(TestDatabase database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    public static WebServer start() {
        return start(context -> {});
    }

    /// A server that looks at another clock.
    public static WebServer start(Clock clock) {
        return start(context -> ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock));
    }

    /// A server that takes so many requests.
    public static WebServer start(RequestLimit limit) {
        return start(context -> ((GenericApplicationContext) context).registerBean(RequestLimit.class, () -> limit));
    }

    /// A server at which people may sign in at an identity provider too.
    public static WebServer start(ProviderSettings provider) {
        return start(
                context -> ((GenericApplicationContext) context).registerBean(ProviderSettings.class, () -> provider));
    }

    private static WebServer start(ApplicationContextInitializer<ConfigurableApplicationContext> more) {
        try {
            TestDatabase database = TestDatabase.create();
            var folder = Files.createTempDirectory("stegvis-web");
            SecretFile.create(folder.resolve("keys/allocation/" + TRIAL + ".key"), "5e".repeat(32));
            var options = new ServerOptions(folder, database.address(), "127.0.0.1", 0);
            return new WebServer(
                    database,
                    new SpringApplicationBuilder(ServerApplication.class)
                            .initializers(ServerApplication.given(options, database.database()), more)
                            .run());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The token of the session of somebody: one of those above, or `participant:TRIAL/ID`.
    public String session(String who) {
        return sessions.computeIfAbsent(
                who, name -> SomeSession.of(this, name.startsWith("participant:") ? name : person(name)));
    }

    /// The id of the account of one of those above.
    public String idOf(String who) {
        session(who);
        return idWith(email(who.replace("user:", "")));
    }

    /// The id of the account of who was made for a session with one role.
    public String idOf(Grant role) {
        return idWith(email(role.toString()));
    }

    private String idWith(String email) {
        return get(People.class).staff().byEmail(email).orElseThrow().id();
    }

    /// Somebody becomes the therapist of a participant.
    public void treats(String person, String participant) {
        done(get(AssigningTherapists.class).assign(OPERATOR, TRIAL, participant, person, "", null));
    }

    /// The token of the session of somebody new with one role.
    public String sessionOf(Grant role) {
        return SomeSession.of(this, person(role.toString(), List.of(role)));
    }

    private String person(String who) {
        @Nullable List<Grant> roles = ROLES.get(who);
        if (roles == null) {
            throw new IllegalArgumentException("There is nobody called " + who + ", but " + ROLES.keySet());
        }
        return person(who.replace("user:", ""), roles);
    }

    private String person(String name, List<Grant> roles) {
        var managing = get(ManagingPeople.class);
        String id = done(managing.make(OPERATOR, name, email(name), "test"))
                .getFirst()
                .what()
                .path("person")
                .stringValue();
        roles.forEach(role -> done(managing.grant(OPERATOR, id, role, "test")));
        return id;
    }

    private static String email(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-") + "@example.org";
    }

    @Override
    public <T> T get(Class<T> part) {
        return context.getBean(part);
    }

    /// A bean of which there are several of one type.
    public <T> T mappings(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public String address() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return "http://localhost:" + (server == null ? -1 : server.getPort());
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
