package org.stegvis.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.stegvis.protocol.Language;
import org.stegvis.server.MovingClock;
import org.stegvis.server.TestServer;
import org.stegvis.server.access.Actor;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Verification;
import org.stegvis.server.notice.Carrier.Carried;
import org.stegvis.server.notice.Carriers;
import org.stegvis.server.notice.Mailbox;
import org.stegvis.server.notice.Message;
import org.stegvis.server.notice.Posting;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.people.People;

/// Somebody hears of what happens to their account, once, in their language, and no message holds a secret.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountNoticeIT {
    private static final String PASSWORD = "four words in one row";
    private static final Visit HOME = from("192.0.2.7", "Firefox, Linux");

    private final MovingClock clock = new MovingClock();
    private final Mailbox mail = new Mailbox();
    private final TestServer server = TestServer.start(clock, new Carriers(mail, new Mailbox()));
    private final SigningIn signingIn = server.get(SigningIn.class);
    private int number;

    @BeforeEach
    void begin() {
        server.get(Posting.class).round();
        mail.answer(message -> new Carried.Taken());
        mail.clear();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Visit from(String address, String device) {
        return new Visit("web " + address, device, "password", Language.NORWEGIAN);
    }

    private record Account(String id, String email, String secret) {
        Actor actor() {
            return new Actor(id, "web 192.0.2.7");
        }
    }

    /// Invited, accepted, and signed in once at home.
    private Account account() {
        String email = "told" + ++number + "@example.org";
        String id = done(server.get(ManagingPeople.class).make(OPERATOR, "Told " + number, email, "test"))
                .getFirst()
                .what()
                .path("person")
                .stringValue();
        SigningIn.Invited invited = signingIn.invited(signingIn.invite(id)).orElseThrow();
        var account = new Account(id, email, invited.secret());
        assertThat(signingIn.accept(invited, PASSWORD, code(account), HOME)).isEqualTo(SigningIn.Accepted.YES);
        assertThat(told()).singleElement().asString().contains("code generator were set");
        signIn(account, HOME);
        assertThat(told()).as("the first time").isEmpty();
        return account;
    }

    private String code(Account account) {
        return Totp.code(account.secret(), clock.instant().getEpochSecond() / 30);
    }

    private void signIn(Account account, Visit from) {
        clock.pass(Duration.ofMinutes(1));
        String waiting = signingIn.password(account.email(), PASSWORD, from).orElseThrow();
        assertThat(signingIn.code(waiting, code(account), from)).isPresent();
    }

    /// What was sent since this was asked last.
    private List<String> told() {
        server.get(Posting.class).round();
        List<String> texts = mail.received().stream().map(Message::text).toList();
        mail.clear();
        return texts;
    }

    @Test
    void a_sign_in_from_another_network_or_with_another_device_is_told_once_and_in_the_language_of_its_owner() {
        Account account = account();
        signIn(account, from("192.0.2.200", "Firefox, Linux"));
        assertThat(told()).as("the same network").isEmpty();
        signIn(account, from("198.51.100.1", "Firefox, Linux"));
        assertThat(told())
                .singleElement()
                .asString()
                .contains("Noen logget inn")
                .contains("Firefox, Linux")
                .contains("198.51.100.1")
                .contains("Told " + number);
        signIn(account, from("198.51.100.1", "Chrome, Windows"));
        assertThat(told()).singleElement().asString().contains("Chrome, Windows");
        signIn(account, from("198.51.100.1", "Chrome, Windows"));
        signIn(account, HOME);
        assertThat(told()).as("seen before").isEmpty();
        clock.pass(Duration.ofDays(366));
        signIn(account, HOME);
        assertThat(told()).as("after more than a year").hasSize(1);
    }

    @Test
    void an_address_of_a_network_is_known_by_the_part_that_is_the_networks() {
        assertThat(Arriving.network("web 192.0.2.7")).isEqualTo(Arriving.network("web 192.0.2.255"));
        assertThat(Arriving.network("web 192.0.2.7")).isNotEqualTo(Arriving.network("web 192.0.3.7"));
        assertThat(Arriving.network("web 2001:db8:1:2::7")).isEqualTo(Arriving.network("web 2001:db8:1:ffff::1"));
        assertThat(Arriving.network("web 2001:db8:1::7")).isNotEqualTo(Arriving.network("web 2001:db8:2::7"));
        assertThat(Arriving.network("test")).isEqualTo("test");
    }

    @Test
    void that_an_account_waits_is_told_at_the_first_mistake_that_makes_it_wait_and_no_more() {
        Account account = account();
        for (int i = 0; i < 4; i++) {
            signingIn.password(account.email(), "wrong words in one row", HOME);
        }
        assertThat(told()).isEmpty();
        for (int i = 0; i < 3; i++) {
            signingIn.password(account.email(), "wrong words in one row", from("203.0.113.9", ""));
            clock.pass(Duration.ofHours(2));
        }
        assertThat(told()).singleElement().asString().contains("venter").contains("203.0.113.9");
        signIn(account, HOME);
        assertThat(told()).isEmpty();
    }

    @Test
    void what_is_changed_and_what_is_used_up_is_told_without_a_secret() {
        Account account = account();
        var own = server.get(OwnSignIn.class);
        List<String> codes = own.newRecoveryCodes(account.actor(), noSession());
        String used = codes.getFirst();
        clock.pass(Duration.ofMinutes(1));
        String waiting = signingIn.password(account.email(), PASSWORD, HOME).orElseThrow();
        assertThat(signingIn.code(waiting, used, HOME)).isPresent();
        waiting = signingIn.password(account.email(), PASSWORD, HOME).orElseThrow();
        assertThat(signingIn.code(waiting, used, HOME)).as("used up").isEmpty();
        String other = "five other words in one row";
        assertThat(own.changePassword(account.actor(), "password", noSession())).isFalse();
        assertThat(own.changePassword(account.actor(), other, noSession())).isTrue();

        List<String> told = told();

        assertThat(told).hasSize(3);
        assertThat(told.get(0)).contains("Nye gjenopprettingskoder");
        assertThat(told.get(1)).contains("Du har 7 igjen");
        assertThat(told.get(2)).contains("Passordet");
        assertThat(String.join("\n", told))
                .doesNotContain(PASSWORD)
                .doesNotContain(other)
                .doesNotContain(account.secret())
                .doesNotContain(used)
                .doesNotContain("back-pain");
    }

    @Test
    void a_message_that_a_mail_server_does_not_take_waits_and_the_log_tells_what_became_of_it() {
        Account account = account();
        mail.answer(message -> new Carried.NotNow("it is down"));
        signIn(account, from("203.0.113.77", "Safari, macOS"));
        assertThat(told()).isEmpty();
        assertThat(row()).containsEntry("waiting", 1L);
        mail.answer(message -> new Carried.Taken());
        clock.pass(Duration.ofMinutes(5));
        assertThat(told()).hasSize(1);
        assertThat(row()).containsEntry("waiting", 0L);
        var log = server.get(EventLog.class).aboutTrial(People.LOG);
        assertThat(log.getLast().type()).isEqualTo("message-sent");
        assertThat(log.getLast().what().path("message").longValue())
                .isEqualTo(log.get(log.size() - 2).seq());
        assertThat(Verification.of(server.get(EventLog.class), People.LOG).holds())
                .isTrue();
    }

    private Map<String, Object> row() {
        return new JdbcTemplate(server.database().source()).queryForMap("select count(*) as waiting from outgoing");
    }

    /// A request that names no session.
    private static HttpServletRequest noSession() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                AccountNoticeIT.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getReturnType() == boolean.class ? Boolean.FALSE : null);
    }
}
