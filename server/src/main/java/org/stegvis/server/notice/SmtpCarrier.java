package org.stegvis.server.notice;

import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// Hands messages to an SMTP server.
final class SmtpCarrier implements Carrier {
    private static final String TIMEOUT = "10000";

    private final MailServer server;
    private final JavaMailSenderImpl sender;
    private final Clock clock;

    SmtpCarrier(MailServer server, Clock clock) {
        this.server = server;
        this.sender = sender(server);
        this.clock = clock;
    }

    @Override
    public boolean reachesPeople() {
        return true;
    }

    @Override
    public Carried carry(Message message) {
        if (message.to().isEmpty()) {
            return new Carried.NotNow("there is nobody to send it to yet");
        }
        var mail = new SimpleMailMessage();
        mail.setFrom(server.from());
        mail.setTo(message.to().toArray(String[]::new));
        mail.setSubject(message.subject());
        mail.setText(message.text());
        mail.setSentDate(Date.from(clock.instant()));
        try {
            sender.send(mail);
            return new Carried.Taken();
        } catch (MailParseException wrong) {
            return new Carried.Never("the address is none");
        } catch (MailAuthenticationException failure) {
            return new Carried.NotNow("the mail server " + server + " does not let us in");
        } catch (MailSendException failure) {
            return failed(failure);
        } catch (MailException failure) {
            return new Carried.InDoubt("the mail server " + server + " gave no answer that we understand");
        }
    }

    // What the exceptions say can name addresses, and is not passed on.
    private Carried failed(MailSendException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return new Carried.NotNow("the mail server " + server + " cannot be reached");
            }
        }
        boolean isRefused = failure.getFailedMessages().values().stream()
                .anyMatch(each -> each instanceof SendFailedException
                        && !(each instanceof SMTPSendFailedException answer && answer.getReturnCode() < 0));
        return isRefused
                ? new Carried.NotNow("the mail server " + server + " refused it")
                : new Carried.InDoubt("the connection to the mail server " + server + " broke");
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
