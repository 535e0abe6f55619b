package org.stegvis.server.reminder;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Reminders.Channel;
import org.stegvis.protocol.Text;
import org.stegvis.server.page.Words;

/// What a reminder says. It is made of the sender's name, days and a link, and of nothing else that the protocol or the
/// log holds, so it cannot tell of an illness, a treatment or an allocation.
///
/// @param opens the day from which there is something to answer; null when it can be answered now
/// @param ends the last day on which the link works
record ReminderText(
        Text sender, Words words, String link, @Nullable LocalDate opens, LocalDate ends) {

    String subject() {
        return words.t("reminder.subject", name());
    }

    String text(Channel channel) {
        String when = opens == null ? "open" : "soon";
        String from = opens == null ? "" : words.date(opens);
        return switch (channel) {
            case SMS -> words.t("reminder.sms." + when, name(), link, from);
            case EMAIL -> words.t("reminder.email." + when, name(), link, from, words.date(ends));
        };
    }

    private String name() {
        return sender.in(words.language());
    }
}
