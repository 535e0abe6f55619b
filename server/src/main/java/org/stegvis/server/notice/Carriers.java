package org.stegvis.server.notice;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.stegvis.protocol.Reminders.Channel;

/// By what messages leave, for each channel.
public record Carriers(Carrier email, Carrier sms) {

    /// Those that the environment names; a channel that it names nothing for ends in a folder.
    ///
    /// @throws IllegalArgumentException when a variable is missing or wrong
    public static Carriers of(Path outbox, Map<String, String> environment, Clock clock) {
        MailServer mail = MailServer.of(environment);
        SmsServer gateway = SmsServer.of(environment);
        return new Carriers(
                mail == null ? new FileCarrier(outbox, Channel.EMAIL.word()) : new SmtpCarrier(mail, clock),
                gateway == null ? new FileCarrier(outbox, Channel.SMS.word()) : new SmsCarrier(gateway));
    }

    public Carrier of(Channel channel) {
        return switch (channel) {
            case EMAIL -> email;
            case SMS -> sms;
        };
    }
}
