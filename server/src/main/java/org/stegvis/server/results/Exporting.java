package org.stegvis.server.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.History;
import org.stegvis.conduct.projection.Projection;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.trialsetup.PublishedProtocol;
import org.stegvis.server.trialsetup.Trials;

/// Makes the data set of a trial from its log: one row for each enrolled participant, columns by the newest protocol.
/// Those who took back their consent are not in it.
@Component
public class Exporting {
    private static final int AT_ONCE = 500;

    private final EventLog log;
    private final Trials trials;
    private final Access access;

    public Exporting(EventLog log, Trials trials, Access access) {
        this.log = log;
        this.trials = trials;
        this.access = access;
    }

    /// Whether the data tell who received what.
    public enum Kind {
        /// Characteristics, measures and withdrawals; nothing that follows from a decision.
        BLIND(Permission.EXPORT_BLIND),
        UNBLIND(Permission.EXPORT_UNBLIND);

        private final Permission permission;

        Kind(Permission permission) {
            this.permission = permission;
        }

        public Permission permission() {
            return permission;
        }
    }

    public sealed interface Exported {}

    /// @param consentTakenBack how many enrolled participants are left out because they took back their consent
    public record Data(PublishedProtocol version, TrialData data, int consentTakenBack) implements Exported {}

    public record Refused(Refusal refusal) implements Exported {}

    public Exported export(Actor actor, String trial, Kind kind) {
        Refusal refusal = access.refusal(actor, kind.permission(), trial, null);
        if (refusal != null) {
            return new Refused(refusal);
        }
        return trials.find(trial)
                .<Exported>map(state -> data(trial, state.current(), kind))
                .orElseGet(() ->
                        new Refused(new Refusal(Refusal.Code.NO_SUCH_TRIAL, "There is no trial '" + trial + "'.")));
    }

    private Data data(String trial, PublishedProtocol version, Kind kind) {
        var histories = new ArrayList<History>();
        int takenBack = 0;
        List<String> participants = log.participants(trial);
        for (int from = 0; from < participants.size(); from += AT_ONCE) {
            List<String> some = participants.subList(from, Math.min(from + AT_ONCE, participants.size()));
            Map<String, List<Entry>> entries = log.aboutParticipants(trial, some).stream()
                    .collect(Collectors.groupingBy(entry -> Objects.requireNonNull(entry.participant())));
            for (String participant : some) {
                List<Entry> about = entries.getOrDefault(participant, List.of());
                History history = ConductEvents.history(participant, about);
                if (history.facts().enrolled() == null) {
                    continue;
                }
                if (about.stream().anyMatch(Exporting::takesConsentBack)) {
                    takenBack++;
                } else {
                    histories.add(history);
                }
            }
        }
        TrialData data = Projection.of(version.protocol()).toData(histories);
        return new Data(
                version,
                switch (kind) {
                    case BLIND -> only(data, BlindColumns.of(version.protocol()));
                    case UNBLIND -> data;
                },
                takenBack);
    }

    private static boolean takesConsentBack(Entry entry) {
        return entry.type().equals("withdrawn")
                && entry.what().path("from").asString("").equals("consent");
    }

    private static TrialData only(TrialData data, List<String> columns) {
        var kept = new LinkedHashMap<String, Column>();
        columns.stream().filter(data::has).forEach(name -> kept.put(name, data.column(name)));
        return TrialData.of(data.participants(), kept);
    }
}
