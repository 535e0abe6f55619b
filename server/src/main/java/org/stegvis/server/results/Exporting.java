package org.stegvis.server.results;

import java.util.List;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.History;
import org.stegvis.conduct.projection.Projection;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.trialsetup.PublishedProtocol;
import org.stegvis.server.trialsetup.Trials;

/// Makes the data set of a trial from its log: one row for each enrolled participant, columns by the newest
/// protocol. It
/// tells who received what.
@Component
public class Exporting {
    private final EventLog log;
    private final Trials trials;
    private final Access access;

    public Exporting(EventLog log, Trials trials, Access access) {
        this.log = log;
        this.trials = trials;
        this.access = access;
    }

    public sealed interface Exported {}

    public record Data(PublishedProtocol version, TrialData data) implements Exported {}

    public record Refused(Refusal refusal) implements Exported {}

    public Exported export(Actor actor, String trial) {
        Refusal refusal = access.refusal(actor, Permission.EXPORT_UNBLIND, trial, null);
        if (refusal != null) {
            return new Refused(refusal);
        }
        return trials.find(trial)
                .<Exported>map(state -> {
                    List<History> histories = log.participants(trial).stream()
                            .map(participant ->
                                    ConductEvents.history(participant, log.aboutParticipant(trial, participant)))
                            .toList();
                    var version = state.current();
                    return new Data(version, Projection.of(version.protocol()).toData(histories));
                })
                .orElseGet(() ->
                        new Refused(new Refusal(Refusal.Code.NO_SUCH_TRIAL, "There is no trial '" + trial + "'.")));
    }
}
