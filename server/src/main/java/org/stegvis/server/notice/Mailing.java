package org.stegvis.server.notice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// Takes messages out of the outbox and hands them to an SMTP server. What it could not hand over stays there until
/// the next round. Two servers can share an outbox: each claims a file before it sends it. After a crash a message
/// may be sent twice, and none is lost.
final class Mailing {
    private static final Logger LOG = LoggerFactory.getLogger(Mailing.class);

    /// A claim older than this was left by a server that ended.
    private static final Duration CLAIM = Duration.ofMinutes(10);

    private static final String TIMEOUT = "10000";

    private final Path outbox;
    private final Recipients recipients;
    private final MailServer server;
    private final JavaMailSenderImpl sender;
    private final Clock clock;

    Mailing(Path outbox, Recipients recipients, MailServer server, Clock clock) {
        this.outbox = outbox;
        this.recipients = recipients;
        this.server = server;
        this.sender = sender(server);
        this.clock = clock;
    }

    /// Sends what is there.
    ///
    /// @return how many were handed over
    int round() throws IOException {
        if (!Files.isDirectory(outbox)) {
            return 0;
        }
        Files.createDirectories(outbox.resolve("sending"));
        Files.createDirectories(outbox.resolve("sent"));
        takeBack();
        int sent = 0;
        for (Path file : files(outbox)) {
            Notices.Notice notice = Outbox.read(file);
            List<String> to = recipients.of(notice.trial());
            if (to.isEmpty() || !claim(file)) {
                continue;
            }
            Path claimed = outbox.resolve("sending").resolve(file.getFileName());
            try {
                sender.send(message(notice, to));
            } catch (MailException failure) {
                Files.move(claimed, file, StandardCopyOption.ATOMIC_MOVE);
                LOG.warn(
                        "The mail server {} took no message: {}",
                        server,
                        String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
                return sent;
            }
            Files.move(claimed, outbox.resolve("sent").resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            sent++;
        }
        return sent;
    }

    private boolean claim(Path file) throws IOException {
        Path claimed = outbox.resolve("sending").resolve(file.getFileName());
        try {
            Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(clock.instant()));
            Files.move(file, claimed, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException another) {
            // Another server was faster.
            return false;
        }
    }

    private void takeBack() throws IOException {
        for (Path claimed : files(outbox.resolve("sending"))) {
            if (Files.getLastModifiedTime(claimed)
                    .toInstant()
                    .isBefore(clock.instant().minus(CLAIM))) {
                Files.move(claimed, outbox.resolve(claimed.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private SimpleMailMessage message(Notices.Notice notice, List<String> to) {
        var message = new SimpleMailMessage();
        message.setFrom(server.from());
        message.setTo(to.toArray(String[]::new));
        message.setSubject("[" + notice.trial() + "] " + notice.subject());
        message.setText(notice.text());
        message.setSentDate(java.util.Date.from(clock.instant()));
        return message;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    private static JavaMailSenderImpl sender(MailServer server) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(server.host());
        sender.setPort(server.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        Properties properties = sender.getJavaMailProperties();
        for (String each : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.setProperty("mail.smtp." + each, TIMEOUT);
        }
        if (server.encrypted()) {
            properties.setProperty("mail.smtp.starttls.enable", "true");
            properties.setProperty("mail.smtp.starttls.required", "true");
            properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        }
        if (server.user() != null) {
            sender.setUsername(server.user());
            sender.setPassword(server.password());
            properties.setProperty("mail.smtp.auth", "true");
        }
        return sender;
    }
}
