package org.stegvis.server.guideline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.evidence.file.EvidenceReader;
import org.stegvis.evidence.file.EvidenceReading;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.WriteRequest;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.people.People;

/// Keeps a version of a guideline's evidence file: the first one begins the guideline.
@Component
class KeepingAGuideline {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private final LogWriter log;
    private final Access access;
    private final Clock clock;

    KeepingAGuideline(LogWriter log, Access access, Clock clock) {
        this.log = log;
        this.access = access;
        this.clock = clock;
    }

    /// @param changed the guideline that the text is a version of; null for a new one
    /// @param key names the request; see [WriteRequest]
    Written keep(Actor actor, String text, @Nullable String changed, String why, @Nullable String key) {
        Refusal refusal = access.refusal(actor, Permission.CHANGE_GUIDELINE, People.LOG, null);
        if (refusal == null && why.isBlank()) {
            refusal = new Refusal(Refusal.Code.REASON_MISSING, "A reason is needed.");
        }
        if (refusal != null) {
            return new Written.Refused(refusal);
        }
        return switch (EvidenceReader.read("evidence.yaml", text)) {
            case EvidenceReading.Rejected(var findings) -> new Written.Refused(rejected(findings));
            case EvidenceReading.Accepted accepted -> keep(actor, text, changed, accepted, why, key);
        };
    }

    private Written keep(
            Actor actor,
            String text,
            @Nullable String changed,
            EvidenceReading.Accepted accepted,
            String why,
            @Nullable String key) {
        String id = accepted.file().id();
        if (!ID.matcher(id).matches()) {
            return refused(
                    Refusal.Code.VALUE_NOT_ALLOWED,
                    "The id of an evidence file on a server has 1 to 64 letters, digits, '-' and '_'; it is '" + id
                            + "'.");
        }
        if (changed != null && !changed.equals(id)) {
            return refused(
                    Refusal.Code.VALUE_NOT_ALLOWED,
                    "A version of '" + changed + "' must keep its id; this text has the id '" + id + "'.");
        }
        log.begin(Guidelines.log(id));
        return log.write(new WriteRequest(Guidelines.log(id), actor, key, null, view -> {
            GuidelineState state = Guidelines.state(id, view);
            if (state != null && changed == null) {
                return Decide.refuse(
                        Refusal.Code.VALUE_NOT_ALLOWED,
                        "There is a guideline '" + id + "' already; open it and change its file there.");
            }
            if (state != null && state.current().sha256().equals(accepted.sha256())) {
                return Decide.refuse(Refusal.Code.NOTHING_TO_DO, "'" + id + "' has exactly this file already.");
            }
            int version = state == null ? 1 : state.versions().size() + 1;
            return Decide.write(new GuidelineEvent.EvidenceFiled(version, accepted.sha256(), text)
                    .entry(LocalDate.now(clock), Objects.requireNonNull(why).strip()));
        }));
    }

    private static Written refused(Refusal.Code code, String message) {
        return new Written.Refused(new Refusal(code, message));
    }

    static Refusal rejected(List<Finding> findings) {
        return new Refusal(
                Refusal.Code.EVIDENCE_REJECTED,
                findings.stream().map(Object::toString).collect(Collectors.joining("\n")));
    }
}
