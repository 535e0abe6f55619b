package org.stegvis.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stegvis.server.RunningServer;
import org.stegvis.server.ServerOptions;
import org.stegvis.server.TestServer;
import org.stegvis.server.database.TestDatabase;
import org.stegvis.server.people.ManagingPeople;

/// From the link that a new server prints to a signed-in person, and out again; at two servers on one database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInIT {
    private static final String PASSWORD = "four words in one row";

    private final MovableClock clock = new MovableClock();
    private Path folder;
    private TestDatabase database;
    private RunningServer server;
    private RunningServer other;
    private TestServer inside;
    private int people;

    @BeforeAll
    void start() throws IOException {
        folder = Files.createTempDirectory("stegvis-sign-in");
        database = TestDatabase.create();
        server = TestServer.serve(options(), clock);
        other = TestServer.serve(options(), clock);
        inside = TestServer.on(database.again(), folder);
    }

    private ServerOptions options() {
        return new ServerOptions(folder, database.address(), "127.0.0.1", 0);
    }

    @AfterAll
    void stop() {
        inside.close();
        other.close();
        server.close();
        database.close();
    }

    private String at(String path) {
        return "http://localhost:" + server.port() + path;
    }

    private String atOther(String path) {
        return "http://localhost:" + other.port() + path;
    }

    /// The secret key of the code generator that an invitation shows.
    private record Account(String id, String email, String key) {}

    private Account account() throws Exception {
        int number = ++people;
        String email = "somebody" + number + "@example.org";
        var invitation = (Inviting.Invitation.Path)
                inside.get(Inviting.class).invite(OPERATOR, "Somebody " + number, email, "test");
        try (var visitor = new Visitor()) {
            return accept(visitor, at(invitation.path()), invitation.about(), email);
        }
    }

    private Account accept(Visitor visitor, String address, String id, String email) throws Exception {
        var shown = Pattern.compile("secret=([A-Z2-7]{32})")
                .matcher(visitor.get(address).body());
        assertThat(shown.find()).isTrue();
        var account = new Account(id, email, shown.group(1));
        assertThat(visitor.post(address, Map.of("password", "too short", "code", code(account)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(visitor.post(address, Map.of("password", PASSWORD, "code", "000000"))
                        .statusCode())
                .isEqualTo(422);
        var accepted = visitor.post(address, Map.of("password", PASSWORD, "code", code(account)));
        assertThat(Visitor.location(accepted)).endsWith("/sign-in");
        assertThat(visitor.get(address).statusCode()).as("a second time").isEqualTo(410);
        clock.forward(Duration.ofMinutes(1));
        return account;
    }

    private String code(Account account) {
        return Totp.code(account.key(), clock.instant().getEpochSecond() / 30);
    }

    private HttpResponse<String> password(Visitor visitor, Account account, String password) throws Exception {
        visitor.get(at("/sign-in"));
        return visitor.post(at("/sign-in"), Map.of("email", account.email(), "password", password));
    }

    /// Signs in; one minute later, so that the code is a fresh one.
    private HttpResponse<String> signIn(Visitor visitor, Account account) throws Exception {
        clock.forward(Duration.ofMinutes(1));
        assertThat(Visitor.location(password(visitor, account, PASSWORD))).endsWith("/sign-in/code");
        visitor.get(at("/sign-in/code"));
        return visitor.post(at("/sign-in/code"), Map.of("code", code(account)));
    }

    private static boolean isSignedIn(Visitor visitor, String start) throws Exception {
        return visitor.get(start).statusCode() == 200;
    }

    @Test
    void the_first_account_is_made_with_the_link_that_the_server_prints_and_with_nothing_else() throws Exception {
        try (var fresh = TestDatabase.create();
                var alone = TestServer.serve(
                        new ServerOptions(folder.resolve("fresh"), fresh.address(), "127.0.0.1", 0), clock);
                var visitor = new Visitor()) {
            String start = "http://localhost:" + alone.port();
            String earlier = alone.setUpPath().orElseThrow();
            String path = alone.setUpPath().orElseThrow();
            assertThat(visitor.get(start + earlier).statusCode()).isEqualTo(410);
            assertThat(visitor.get(start + "/set-up/" + Token.fresh()).statusCode())
                    .isEqualTo(410);
            assertThat(visitor.get(start + path).statusCode()).isEqualTo(200);
            var made = visitor.post(start + path, Map.of("name", "Ada", "email", "ada@example.org"));
            var account = accept(visitor, start + Visitor.location(made), "user:1", "ada@example.org");
            visitor.get(start + "/sign-in");
            visitor.post(start + "/sign-in", Map.of("email", "ada@example.org", "password", PASSWORD));
            visitor.get(start + "/sign-in/code");
            visitor.post(start + "/sign-in/code", Map.of("code", code(account)));
            assertThat(visitor.get(start + "/api/people").body()).contains("\"role\":\"administrator\"");
            assertThat(visitor.get(start + path).statusCode()).isEqualTo(410);
            assertThat(alone.setUpPath()).isEmpty();
        }
    }

    @Test
    void a_session_is_known_to_both_servers_and_ends_at_both() throws Exception {
        Account account = account();
        try (var visitor = new Visitor()) {
            assertThat(Visitor.location(visitor.get(at("/t/x/work")))).endsWith("/sign-in?back=%2Ft%2Fx%2Fwork");
            assertThat(Visitor.location(signIn(visitor, account))).endsWith("/");
            var cookie = visitor.cookie(SomeSession.COOKIE);
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(isSignedIn(visitor, at("/"))).isTrue();
            assertThat(isSignedIn(visitor, atOther("/"))).isTrue();
            assertThat(database.source().getConnection()).satisfies(connection -> {
                try (connection;
                        var rows = connection.createStatement().executeQuery("select hash from session")) {
                    while (rows.next()) {
                        assertThat(rows.getString(1)).isNotEqualTo(cookie.getValue());
                    }
                }
            });
            visitor.get(atOther("/"));
            visitor.post(atOther("/sign-out"), Map.of());
            assertThat(isSignedIn(visitor, at("/"))).isFalse();
            assertThat(isSignedIn(visitor, atOther("/"))).isFalse();
        }
    }

    @Test
    void a_code_counts_once_and_a_password_alone_opens_nothing() throws Exception {
        Account account = account();
        try (var visitor = new Visitor();
                var thief = new Visitor()) {
            signIn(visitor, account);
            String used = code(account);
            assertThat(Visitor.location(password(thief, account, PASSWORD))).endsWith("/sign-in/code");
            assertThat(isSignedIn(thief, at("/"))).isFalse();
            thief.get(at("/sign-in/code"));
            assertThat(thief.post(at("/sign-in/code"), Map.of("code", used)).statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void five_mistakes_make_an_account_wait_and_nobody_is_told() throws Exception {
        Account account = account();
        try (var visitor = new Visitor()) {
            for (int i = 0; i < 5; i++) {
                assertThat(password(visitor, account, "wrong words in one row").statusCode())
                        .isEqualTo(422);
            }
            var right = password(visitor, account, PASSWORD);
            var unknown = password(visitor, new Account("", account.email(), ""), "wrong again and again");
            assertThat(right.statusCode()).isEqualTo(422);
            assertThat(withoutSecret(right.body())).isEqualTo(withoutSecret(unknown.body()));
            clock.forward(Duration.ofMinutes(2));
            assertThat(Visitor.location(signIn(visitor, account))).endsWith("/");
        }
    }

    private static String withoutSecret(String body) {
        return body.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @Test
    void a_session_ends_after_half_an_hour_without_a_request_and_after_twelve_hours_with_them() throws Exception {
        Account account = account();
        try (var visitor = new Visitor()) {
            signIn(visitor, account);
            clock.forward(Duration.ofMinutes(29));
            assertThat(isSignedIn(visitor, at("/"))).isTrue();
            clock.forward(Duration.ofMinutes(31));
            assertThat(isSignedIn(visitor, at("/"))).isFalse();
            signIn(visitor, account);
            for (int minutes = 0; minutes < 12 * 60 - 25; minutes += 25) {
                clock.forward(Duration.ofMinutes(25));
                assertThat(isSignedIn(visitor, at("/"))).isTrue();
            }
            clock.forward(Duration.ofMinutes(25));
            assertThat(isSignedIn(visitor, at("/"))).isFalse();
        }
    }

    @Test
    void a_fourth_session_ends_the_first_and_a_closed_account_ends_all() throws Exception {
        Account account = account();
        try (var first = new Visitor();
                var second = new Visitor();
                var third = new Visitor();
                var fourth = new Visitor()) {
            for (Visitor each : List.of(first, second, third, fourth)) {
                signIn(each, account);
            }
            assertThat(isSignedIn(first, at("/"))).isFalse();
            assertThat(isSignedIn(second, at("/"))).isTrue();
            done(inside.get(ManagingPeople.class).close(OPERATOR, account.id(), "left"));
            assertThat(isSignedIn(fourth, atOther("/"))).isFalse();
            assertThat(password(first, account, PASSWORD).statusCode()).isEqualTo(422);
            done(inside.get(ManagingPeople.class).reopen(OPERATOR, account.id(), "came back"));
            assertThat(isSignedIn(fourth, at("/"))).as("opened again").isFalse();
            assertThat(Visitor.location(signIn(fourth, account))).endsWith("/");
        }
    }

    @Test
    void an_invitation_of_an_account_that_was_closed_does_not_come_back_with_it() throws Exception {
        var invitation = (Inviting.Invitation.Path)
                inside.get(Inviting.class).invite(OPERATOR, "Somebody", "closed@example.org", "test");
        done(inside.get(ManagingPeople.class).close(OPERATOR, invitation.about(), "a mistake"));
        done(inside.get(ManagingPeople.class).reopen(OPERATOR, invitation.about(), "none"));
        try (var visitor = new Visitor()) {
            assertThat(visitor.get(at(invitation.path())).statusCode()).isEqualTo(410);
        }
    }

    @Test
    void a_form_without_the_secret_of_its_session_is_refused_and_every_answer_tells_browsers_the_rules()
            throws Exception {
        Account account = account();
        try (var visitor = new Visitor()) {
            signIn(visitor, account);
            String foreign = SomeSession.formSecret(Token.fresh());
            assertThat(visitor.post(at("/sign-out"), Map.of(), foreign).statusCode())
                    .isEqualTo(403);
            assertThat(visitor.post(at("/sign-out"), Map.of(), "").statusCode()).isEqualTo(403);
            HttpResponse<String> page = visitor.get(at("/"));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(visitor.post(at("/sign-in"), Map.of("email", "x".repeat(5 << 20)))
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void an_address_that_tries_too_often_at_two_servers_together_waits_at_both_and_who_is_signed_in_works_on()
            throws Exception {
        Account account = account();
        try (var visitor = new Visitor();
                var guesser = new Visitor()) {
            signIn(visitor, account);
            clock.forward(Duration.ofMinutes(2));
            for (int i = 0; i < FrontDoor.ATTEMPTS; i++) {
                String guess = "/start/guess" + i;
                assertThat(guesser.get(i % 2 == 0 ? at(guess) : atOther(guess)).statusCode())
                        .isEqualTo(410);
            }
            assertThat(guesser.get(at("/start/guess")).statusCode()).isEqualTo(429);
            assertThat(guesser.get(atOther("/start/guess")).statusCode()).isEqualTo(429);
            // Nor does it help to write the address otherwise.
            assertThat(guesser.get(at("/%73tart/guess")).statusCode()).isEqualTo(429);
            assertThat(isSignedIn(visitor, at("/"))).isTrue();
            clock.forward(Duration.ofMinutes(1));
            assertThat(guesser.get(at("/start/guess")).statusCode()).isEqualTo(410);
        }
    }

    /// Stands still until it is moved.
    private static final class MovableClock extends Clock {
        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

        void forward(Duration by) {
            now.updateAndGet(before -> before.plus(by));
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.systemDefault();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Objects.requireNonNull(now.get());
        }
    }
}
