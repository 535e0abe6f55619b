package org.stegvis.server.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The outbox, delivered to a mail server that is not one.
class MailingTest {
    private static final Notices.Notice NOTICE = new Notices.Notice(
            "back-pain", "A participant was unblinded", "Participant P-7 was unblinded.\nSee entry 12.");

    @TempDir
    private Path outbox;

    private Mailing mailing(int port, Recipients recipients) {
        return new Mailing(
                outbox,
                recipients,
                new MailServer("localhost", port, null, null, "trial@example.org", false),
                Clock.systemUTC());
    }

    @Test
    void a_message_goes_to_the_people_of_the_trial_once() throws Exception {
        new Outbox(outbox).send(NOTICE);
        try (var server = new FakeMailServer()) {
            var mailing = mailing(server.port(), trial -> List.of("anna@example.org", "bo@example.org"));
            assertThat(mailing.round()).isEqualTo(1);
            assertThat(mailing.round()).isZero();
            assertThat(server.received()).singleElement().satisfies(received -> {
                assertThat(received.from()).contains("<trial@example.org>");
                assertThat(received.to()).containsExactly("<anna@example.org>", "<bo@example.org>");
                assertThat(received.text())
                        .contains("Subject: [back-pain] A participant was unblinded", "See entry 12.");
            });
        }
        try (var files = Files.list(outbox.resolve("sent"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void what_the_mail_server_does_not_take_waits_for_the_next_round() throws Exception {
        new Outbox(outbox).send(NOTICE);
        int nobodyListens;
        try (var server = new FakeMailServer()) {
            nobodyListens = server.port();
        }
        assertThat(mailing(nobodyListens, trial -> List.of("anna@example.org")).round())
                .isZero();
        try (var server = new FakeMailServer()) {
            assertThat(mailing(server.port(), trial -> List.of()).round()).isZero();
            assertThat(mailing(server.port(), trial -> List.of("anna@example.org"))
                            .round())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_claim_that_was_left_by_a_server_that_ended_is_taken_back() throws Exception {
        new Outbox(outbox).send(NOTICE);
        Path sending = Files.createDirectories(outbox.resolve("sending"));
        Path file;
        try (var files = Files.list(outbox)) {
            file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        Path claimed = Files.move(file, sending.resolve(file.getFileName()));
        try (var server = new FakeMailServer()) {
            var mailing = mailing(server.port(), trial -> List.of("anna@example.org"));
            assertThat(mailing.round()).isZero();
            Files.setLastModifiedTime(
                    claimed, FileTime.from(Clock.systemUTC().instant().minus(Duration.ofHours(1))));
            assertThat(mailing.round()).isEqualTo(1);
        }
    }

    @Test
    void the_environment_names_the_mail_server_or_none() {
        assertThat(MailServer.of(Map.of())).isNull();
        assertThatThrownBy(() -> MailServer.of(Map.of("STEGVIS_MAIL_HOST", "smtp.example.org")))
                .hasMessageContaining("STEGVIS_MAIL_FROM");
        MailServer server = MailServer.of(
                Map.of("STEGVIS_MAIL_HOST", "smtp.example.org", "STEGVIS_MAIL_FROM", "trial@example.org"));
        assertThat(server).isNotNull().satisfies(each -> {
            assertThat(each.encrypted()).isTrue();
            assertThat(each.port()).isEqualTo(587);
        });
    }
}
