package org.stegvis.server.participant;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.WriteRequest;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.trialsetup.Trials;

/// What every use case about a participant begins with: may this person do this at this site, is there such
/// a trial and such a participant; then the log is locked and the use case decides.
@Component
public class ParticipantWriter {
    private final LogWriter log;
    private final Trials trials;
    private final Participants participants;
    private final Access access;
    private final Clock clock;

    public ParticipantWriter(LogWriter log, Trials trials, Participants participants, Access access, Clock clock) {
        this.log = log;
        this.trials = trials;
        this.participants = participants;
        this.access = access;
        this.clock = clock;
    }

    /// Lets a use case decide about a participant and writes what it decided.
    ///
    /// @param key names the request; the same key gives the same answer and nothing is done again
    /// @param decide asked while nobody else writes to the log of the trial
    public Written write(
            Actor actor,
            Permission permission,
            String trial,
            String participant,
            @Nullable String key,
            Function<Standing, Decide.Answer> decide) {
        String site = participants.site(trial, participant).orElse(null);
        Refusal refusal = access.refusal(actor, permission, trial, site, participant);
        if (refusal != null) {
            return new Written.Refused(refusal);
        }
        return log.write(new WriteRequest(trial, actor, key, participant, view -> {
            if (view.settings() == 0) {
                return Decide.refuse(Refusal.Code.NO_SUCH_TRIAL, "There is no trial '" + trial + "'.");
            }
            if (view.aboutParticipant().isEmpty()) {
                return Decide.refuse(
                        Refusal.Code.NO_SUCH_PARTICIPANT, "There is no participant '" + participant + "'.");
            }
            return decide.apply(new Standing(
                    view,
                    trials.state(view),
                    participants.course(view, participant),
                    LocalDate.ofInstant(view.now(), clock.getZone())));
        }));
    }
}
