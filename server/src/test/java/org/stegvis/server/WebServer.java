package org.stegvis.server;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.WhoAsks;
import org.stegvis.server.database.TestDatabase;

/// A server with its pages, on a database of its own. A cookie tells who a browser belongs to: pages are tested here,
/// not
/// signing in.
public final class WebServer implements AutoCloseable, Running {
    /// Holds the id of the actor.
    public static final String COOKIE = "as";

    private final TestDatabase database;
    private final ConfigurableApplicationContext context;

    private WebServer(TestDatabase database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    public static WebServer start() {
        try {
            TestDatabase database = TestDatabase.create();
            var options =
                    new ServerOptions(Files.createTempDirectory("stegvis-web"), database.address(), "127.0.0.1", 0);
            return new WebServer(
                    database,
                    new SpringApplicationBuilder(ServerApplication.class)
                            .initializers(ServerApplication.given(options, database.database()), context -> {
                                var generic = (GenericApplicationContext) context;
                                generic.registerBean(WhoAsks.class, () -> WebServer::who);
                                generic.registerBean(Access.class, RolesByName::new);
                            })
                            .run());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<Actor> who(HttpServletRequest request) {
        return Optional.ofNullable(name(request)).map(id -> new Actor(id, "web " + request.getRemoteAddr()));
    }

    private static @Nullable String name(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                return URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    /// The operator may do everything, `user:assessor` what an assessor may, `user:utah` everything at that site, and a
    /// participant may answer.
    private static final class RolesByName implements Access {
        private static final Map<String, java.util.Set<Permission>> BLIND = Map.of(
                "user:assessor",
                java.util.Set.of(Permission.ENTER_MEASURES, Permission.SEE_TRIAL, Permission.SEE_PARTICIPANTS));

        @Override
        public boolean allows(Actor actor, Permission permission, String trial, @Nullable String site) {
            return switch (actor.id()) {
                case "operator", "system" -> true;
                case "user:utah" -> "utah".equals(site) || (site == null && permission == Permission.SEE_TRIAL);
                default ->
                    actor.id().startsWith("participant:")
                            ? permission == Permission.ENTER_OWN_ANSWERS
                            : BLIND.getOrDefault(actor.id(), java.util.Set.of()).contains(permission);
            };
        }
    }

    @Override
    public <T> T get(Class<T> part) {
        return context.getBean(part);
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
