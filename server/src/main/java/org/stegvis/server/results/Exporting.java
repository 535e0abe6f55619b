package org.stegvis.server.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.signin.SecurityLog;
import org.stegvis.server.trialsetup.PublishedProtocol;
import org.stegvis.server.trialsetup.Trials;

/// Makes the data set of a trial: one row for each enrolled participant, columns by the newest protocol.
/// Those who took back their consent are not in it. Who takes data out is noted.
@Component
public class Exporting {
    private final AllData all;
    private final Trials trials;
    private final Access access;
    private final SecurityLog security;

    Exporting(AllData all, Trials trials, Access access, SecurityLog security) {
        this.security = security;
        this.all = all;
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

    /// The data set with the protocol that its columns come from.
    ///
    /// @param consentTakenBack how many enrolled participants are left out, having taken back their consent
    public record Data(PublishedProtocol version, TrialData data, int consentTakenBack) implements Exported {}

    public record Refused(Refusal refusal) implements Exported {}

    public Exported export(Actor actor, String trial, Kind kind) {
        Refusal refusal = access.refusal(actor, kind.permission(), trial, null);
        if (refusal != null) {
            return new Refused(refusal);
        }
        return trials.find(trial)
                .<Exported>map(state -> {
                    security.note(
                            actor.id(),
                            actor.origin(),
                            "data-exported",
                            trial + "/" + kind.name().toLowerCase(Locale.ROOT));
                    return data(trial, kind);
                })
                .orElseGet(() ->
                        new Refused(new Refusal(Refusal.Code.NO_SUCH_TRIAL, "There is no trial '" + trial + "'.")));
    }

    private Data data(String trial, Kind kind) {
        AllData.AsOf now = all.of(trial);
        var data = new Data(now.version(), now.data(), now.consentTakenBack());
        return switch (kind) {
            case BLIND ->
                new Data(
                        data.version(),
                        only(data.data(), BlindColumns.of(data.version().protocol())),
                        data.consentTakenBack());
            case UNBLIND -> data;
        };
    }

    private static TrialData only(TrialData data, List<String> columns) {
        var kept = new LinkedHashMap<String, Column>();
        columns.stream().filter(data::has).forEach(name -> kept.put(name, data.column(name)));
        return TrialData.of(data.participants(), kept);
    }
}
