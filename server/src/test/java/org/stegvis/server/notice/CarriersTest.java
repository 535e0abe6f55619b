package org.stegvis.server.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.server.notice.Carrier.Carried;
import tools.jackson.databind.json.JsonMapper;

/// A mail server and a gateway that are none, and a folder.
class CarriersTest {
    private static final Message MESSAGE = new Message(
            "back-pain-12",
            List.of("anna@example.org", "bo@example.org"),
            "[back-pain] A participant was unblinded",
            "Participant P-7 was unblinded.\nSee entry 12.");
    private static final Message SMS = new Message("back-pain-13", List.of("+4799999999"), "", "Say \"æ\"\n& go: a+b");

    @TempDir
    private Path folder;

    private static Carrier smtp(int port) {
        return new SmtpCarrier(
                new MailServer("localhost", port, null, null, "trial@example.org", false), Clock.systemUTC());
    }

    private static Carrier gateway(int port, Map<String, String> more) {
        var environment = new HashMap<>(more);
        environment.put("STEGVIS_SMS_URL", "http://localhost:" + port + "/send");
        return new SmsCarrier(Objects.requireNonNull(SmsServer.of(environment)));
    }

    @Test
    void a_message_goes_to_all_whom_it_is_for() throws Exception {
        try (var server = new FakeMailServer()) {
            assertThat(smtp(server.port()).carry(MESSAGE)).isEqualTo(new Carried.Taken());
            assertThat(server.received()).singleElement().satisfies(received -> {
                assertThat(received.from()).contains("<trial@example.org>");
                assertThat(received.to()).containsExactly("<anna@example.org>", "<bo@example.org>");
                assertThat(received.text())
                        .contains("Subject: [back-pain] A participant was unblinded", "See entry 12.");
            });
        }
    }

    @Test
    void what_surely_was_not_taken_is_told_from_what_perhaps_was() throws Exception {
        int nobodyListens;
        try (var server = new FakeMailServer()) {
            nobodyListens = server.port();
            assertThat(smtp(server.port()).carry(new Message("m", List.of(), "s", "t")))
                    .isInstanceOf(Carried.NotNow.class);
            server.hangUpAfterData();
            assertThat(smtp(server.port()).carry(MESSAGE)).isInstanceOf(Carried.InDoubt.class);
        }
        assertThat(smtp(nobodyListens).carry(MESSAGE))
                .isInstanceOfSatisfying(
                        Carried.NotNow.class, notNow -> assertThat(notNow.why()).doesNotContain("anna"));
        try (var gateway = new FakeSmsGateway(500)) {
            assertThat(gateway(gateway.port(), Map.of()).carry(SMS)).isInstanceOf(Carried.InDoubt.class);
        }
        try (var gateway = new FakeSmsGateway(503)) {
            assertThat(gateway(gateway.port(), Map.of()).carry(SMS)).isInstanceOf(Carried.NotNow.class);
        }
        try (var gateway = new FakeSmsGateway(400)) {
            assertThat(gateway(gateway.port(), Map.of()).carry(SMS)).isInstanceOf(Carried.Never.class);
            nobodyListens = gateway.port();
        }
        assertThat(gateway(nobodyListens, Map.of()).carry(SMS)).isInstanceOf(Carried.NotNow.class);
    }

    @Test
    void an_sms_is_written_as_the_gateway_wants_it() throws Exception {
        try (var gateway = new FakeSmsGateway(202)) {
            assertThat(gateway(
                                    gateway.port(),
                                    Map.of("STEGVIS_SMS_AUTHORIZATION", "Bearer k", "STEGVIS_SMS_FROM", "Study"))
                            .carry(SMS))
                    .isEqualTo(new Carried.Taken());
            assertThat(gateway(
                                    gateway.port(),
                                    Map.of("STEGVIS_SMS_TYPE", "form", "STEGVIS_SMS_BODY", "To={to}&Body={text}"))
                            .carry(SMS))
                    .isEqualTo(new Carried.Taken());
            assertThat(gateway.received()).hasSize(2);
            var json = gateway.received().getFirst();
            assertThat(json.authorization()).isEqualTo("Bearer k");
            assertThat(json.type()).isEqualTo("application/json");
            var body = JsonMapper.shared().readTree(json.body());
            assertThat(body.path("to").stringValue()).isEqualTo("+4799999999");
            assertThat(body.path("from").stringValue()).isEqualTo("Study");
            assertThat(body.path("text").stringValue()).isEqualTo(SMS.text());
            assertThat(json.key()).isEqualTo("back-pain-13");
            assertThat(gateway.received().getLast().body())
                    .isEqualTo("To=%2B4799999999&Body=Say+%22%C3%A6%22%0A%26+go%3A+a%2Bb");
        }
    }

    @Test
    void without_a_server_a_message_is_a_file_that_others_cannot_read_and_the_same_one_again() throws Exception {
        Carriers carriers = Carriers.of(folder.resolve("outbox"), Map.of(), Clock.systemUTC());
        assertThat(carriers.email().reachesPeople()).isFalse();
        assertThat(carriers.email().carry(MESSAGE)).isEqualTo(new Carried.Taken());
        assertThat(carriers.email().carry(MESSAGE)).isEqualTo(new Carried.Taken());
        assertThat(carriers.sms().carry(SMS)).isEqualTo(new Carried.Taken());
        Path file = folder.resolve("outbox/back-pain-12.email.txt");
        assertThat(Files.readString(file)).startsWith("To: anna@example.org, bo@example.org\nSubject: [back-pain]");
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        try (var files = Files.list(folder.resolve("outbox"))) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("back-pain-12.email.txt", "back-pain-13.sms.txt");
        }
    }

    @Test
    void the_environment_names_servers_or_none() {
        assertThat(MailServer.of(Map.of())).isNull();
        assertThatThrownBy(() -> MailServer.of(Map.of("STEGVIS_MAIL_HOST", "smtp.example.org")))
                .hasMessageContaining("STEGVIS_MAIL_FROM");
        MailServer server = MailServer.of(
                Map.of("STEGVIS_MAIL_HOST", "smtp.example.org", "STEGVIS_MAIL_FROM", "trial@example.org"));
        assertThat(server).isNotNull().satisfies(each -> {
            assertThat(each.encrypted()).isTrue();
            assertThat(each.port()).isEqualTo(587);
        });
        assertThat(SmsServer.of(Map.of())).isNull();
        assertThatThrownBy(() -> SmsServer.of(Map.of("STEGVIS_SMS_URL", "http://sms.example.org/send")))
                .hasMessageContaining("https://");
        assertThatThrownBy(() -> SmsServer.of(
                        Map.of("STEGVIS_SMS_URL", "https://sms.example.org", "STEGVIS_SMS_BODY", "{\"to\": \"{to}\"}")))
                .hasMessageContaining("{text}");
    }
}
