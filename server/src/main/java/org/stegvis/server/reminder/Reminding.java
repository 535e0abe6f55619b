package org.stegvis.server.reminder;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.address.PublicAddress;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.WriteRequest;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.notice.Carriers;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.trialsetup.TrialState;
import org.stegvis.server.trialsetup.Trials;

/// Decides every few minutes who is to be reminded and writes it to the log, with the message in the same transaction.
/// Each is decided again under the lock, so that two servers write it once.
@Component
public class Reminding {
    private static final Logger LOG = LoggerFactory.getLogger(Reminding.class);
    private static final int AT_ONCE = 500;

    private final Trials trials;
    private final Participants participants;
    private final EventLog log;
    private final LogWriter writer;
    private final Carriers carriers;
    private final PublicAddress address;
    private final Clock clock;

    Reminding(
            Trials trials,
            Participants participants,
            EventLog log,
            LogWriter writer,
            Carriers carriers,
            PublicAddress address,
            Clock clock) {
        this.trials = trials;
        this.participants = participants;
        this.log = log;
        this.writer = writer;
        this.carriers = carriers;
        this.address = address;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5, initialDelay = 2, timeUnit = TimeUnit.MINUTES)
    void now() {
        try {
            round();
        } catch (DataAccessException failure) {
            LOG.warn("Reminders will be looked at again in five minutes: {}", failure.getMessage());
        }
    }

    /// Writes all reminders that are due.
    ///
    /// @return how many
    public int round() {
        int written = 0;
        for (String trial : trials.ids()) {
            TrialState state = trials.find(trial).orElse(null);
            if (state != null && reminds(state)) {
                written += round(trial, state);
            }
        }
        return written;
    }

    private boolean reminds(TrialState state) {
        boolean planned = state.status() != TrialState.Status.DRAFT
                && state.versions().stream().anyMatch(each -> each.protocol().reminders() != null);
        boolean hasNoAddress = !address.isTold()
                && (carriers.email().reachesPeople() || carriers.sms().reachesPeople());
        if (planned && hasNoAddress) {
            LOG.warn(
                    "Nobody is reminded in trial {}: set STEGVIS_ADDRESS to where participants find this server, so that"
                            + " the links in messages work.",
                    state.trial());
        }
        return planned && !hasNoAddress;
    }

    private int round(String trial, TrialState state) {
        LocalDateTime now = LocalDateTime.now(clock);
        List<String> some = participants.withVisitNear(trial, now.toLocalDate(), earliest(state));
        int written = 0;
        for (int from = 0; from < some.size(); from += AT_ONCE) {
            var byParticipant =
                    log.aboutParticipants(trial, some.subList(from, Math.min(from + AT_ONCE, some.size()))).stream()
                            .collect(Collectors.groupingBy(entry -> Objects.requireNonNull(entry.participant())));
            for (var each : byParticipant.entrySet()) {
                written += apart(state, each.getKey(), each.getValue(), now) ? 1 : 0;
            }
        }
        return written;
    }

    /// A participant at whom the program fails holds up nobody else.
    private boolean apart(TrialState state, String participant, List<Entry> entries, LocalDateTime now) {
        try {
            return remind(state, participant, entries, now);
        } catch (DataAccessException down) {
            throw down;
        } catch (RuntimeException fault) {
            // Without its message, in which a value may stand.
            LOG.error(
                    "Participant {} of trial {} could not be reminded: {} at {}.",
                    participant,
                    state.trial(),
                    fault.getClass().getSimpleName(),
                    fault.getStackTrace()[0]);
            return false;
        }
    }

    private boolean remind(TrialState state, String participant, List<Entry> entries, LocalDateTime now) {
        if (ReminderPlan.due(Course.of(state, participant, entries), now) == null) {
            return false;
        }
        Written written = writer.write(new WriteRequest(state.trial(), Actor.SYSTEM, null, participant, view -> {
            ReminderEvent.Due due = ReminderPlan.due(participants.course(view, participant), now);
            return due == null
                    ? Decide.refuse(Refusal.Code.NOTHING_TO_DO, "No reminder is due any more.")
                    : Decide.write(ReminderEvent.TYPES.entry(due, now.toLocalDate(), why(due)));
        }));
        return written instanceof Written.Done;
    }

    /// The days before the opening of a visit on which the first reminder may come.
    private static int earliest(TrialState state) {
        return state.versions().stream()
                .flatMap(version -> Stream.ofNullable(version.protocol().reminders()))
                .flatMap(reminders -> reminders.visits().values().stream())
                .mapToInt(rule -> -rule.days().getFirst())
                .max()
                .orElse(0);
    }

    private static String why(ReminderEvent.Due due) {
        return "the protocol reminds on day " + due.day() + " from the opening of the visit";
    }
}
