package org.stegvis.server.reminder;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Reminders.Channel;
import org.stegvis.server.eventlog.Entry;

/// How a participant wants to be reminded. Who was never asked is not reminded.
public enum Choice {
    NONE(null),
    EMAIL(Channel.EMAIL),
    SMS(Channel.SMS);

    private final @Nullable Channel channel;

    Choice(@Nullable Channel channel) {
        this.channel = channel;
    }

    /// Null for no reminders.
    public @Nullable Channel channel() {
        return channel;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one with a word; null when there is none.
    public static @Nullable Choice of(String word) {
        for (Choice each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return null;
    }

    /// What a participant chose last; null when nothing was chosen.
    public static @Nullable Choice of(List<Entry> entries) {
        Choice last = null;
        for (Entry entry : entries) {
            if (ReminderEvent.TYPES.of(entry).orElse(null) instanceof ReminderEvent.Chosen(var choice)) {
                last = choice;
            }
        }
        return last;
    }
}
