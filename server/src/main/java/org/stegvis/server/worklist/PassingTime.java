package org.stegvis.server.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Step;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.WriteRequest;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.trialsetup.PublishedProtocol;
import org.stegvis.server.trialsetup.TrialEvent;
import org.stegvis.server.trialsetup.TrialState;
import org.stegvis.server.trialsetup.Trials;

/// Writes what follows from the calendar: a visit whose window has closed was missed; an amendment whose
/// day has come is in force. Each is decided again under the lock, so that two servers write it once.
@Component
public class PassingTime {
    private static final Logger LOG = LoggerFactory.getLogger(PassingTime.class);

    private final Trials trials;
    private final Participants participants;
    private final LogWriter log;
    private final Clock clock;

    public PassingTime(Trials trials, Participants participants, LogWriter log, Clock clock) {
        this.trials = trials;
        this.participants = participants;
        this.log = log;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 15, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void now() {
        try {
            catchUp(LocalDate.now(clock));
        } catch (DataAccessException failure) {
            LOG.warn("The calendar will be looked at again in 15 minutes: {}", failure.getMessage());
        }
    }

    /// Writes all that is due on a day. What fails in one trial, or for one participant, holds up nobody else.
    public void catchUp(LocalDate today) {
        trials.ids().forEach(trial -> apart(trial, () -> catchUp(trial, today)));
    }

    /// Writes what is due in one trial; a rehearsal has days of its own, and nobody else writes for it.
    public void catchUp(String trial, LocalDate today) {
        trials.find(trial).ifPresent(state -> {
            apart(trial, () -> amendments(state, today));
            for (ParticipantRow row : participants.overdue(trial, today)) {
                apart(trial + ", participant " + row.participant(), () -> missed(trial, row, today));
            }
        });
    }

    private static void apart(String where, Runnable work) {
        try {
            work.run();
        } catch (DataAccessException down) {
            throw down;
        } catch (RuntimeException fault) {
            // Without its message, in which a value may stand.
            LOG.error(
                    "What the calendar asks for could not be written in trial {}: {} at {}.",
                    where,
                    fault.getClass().getSimpleName(),
                    fault.getStackTrace()[0]);
        }
    }

    private void missed(String trial, ParticipantRow row, LocalDate today) {
        log.write(new WriteRequest(trial, Actor.SYSTEM, null, row.participant(), view -> {
            ParticipantRow now = ParticipantRow.of(participants.course(view, row.participant()));
            boolean isStill = now.dueUntil() != null
                    && now.dueUntil().isBefore(today)
                    && participants.course(view, row.participant()).next() instanceof Step.Collect;
            return isStill && now.at() != null
                    ? Decide.write(ConductEvents.entry(new Event.Missed(today, now.at())))
                    : Decide.refuse(Refusal.Code.NOTHING_TO_DO, "The visit is not overdue any more.");
        }));
    }

    private void amendments(TrialState before, LocalDate today) {
        for (PublishedProtocol version : before.versions()) {
            if (!before.inForce().containsKey(version.version())
                    && !version.from().isAfter(today)) {
                log.write(new WriteRequest(
                        before.trial(),
                        Actor.SYSTEM,
                        null,
                        null,
                        view -> trials.state(view).inForce().containsKey(version.version())
                                ? Decide.refuse(Refusal.Code.NOTHING_TO_DO, "The version is in force.")
                                : Decide.write(new TrialEvent.ProtocolInForce(version.version()).entry(today, null))));
            }
        }
    }
}
