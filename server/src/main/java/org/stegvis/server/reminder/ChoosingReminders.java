package org.stegvis.server.reminder;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.protocol.Reminders;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.participant.Standing;

/// A participant agrees to be reminded, by one channel, or wants no reminders.
@Component
public class ChoosingReminders {
    private final ParticipantWriter writer;

    public ChoosingReminders(ParticipantWriter writer) {
        this.writer = writer;
    }

    /// What a participant told the staff.
    public Written choose(Actor actor, String trial, String participant, Choice choice, @Nullable String key) {
        return choose(actor, Permission.ENTER_IDENTITY, trial, participant, choice, key);
    }

    /// What a participant chose on their own page.
    public Written chooseOneself(Actor actor, String trial, String participant, Choice choice, @Nullable String key) {
        return choose(actor, Permission.ENTER_OWN_ANSWERS, trial, participant, choice, key);
    }

    private Written choose(
            Actor actor, Permission permission, String trial, String participant, Choice choice, @Nullable String key) {
        return writer.write(actor, permission, trial, participant, key, standing -> {
            Refusal wrong = wrong(standing, choice);
            return wrong != null
                    ? new Decide.Answer.Refuse(wrong)
                    : Decide.write(ReminderEvent.TYPES.entry(new ReminderEvent.Chosen(choice), standing.today(), null));
        });
    }

    private static @Nullable Refusal wrong(Standing standing, Choice choice) {
        Reminders reminders = standing.course().version().protocol().reminders();
        if (reminders == null) {
            return new Refusal(Refusal.Code.NOTHING_TO_DO, "The protocol reminds nobody.");
        }
        if (choice.channel() != null && !reminders.channels().contains(choice.channel())) {
            return new Refusal(
                    Refusal.Code.VALUE_NOT_ALLOWED, "The protocol does not remind by " + choice.word() + ".");
        }
        return Choice.of(standing.course().entries()) == choice
                ? new Refusal(Refusal.Code.NOTHING_TO_DO, "That is chosen already.")
                : null;
    }
}
