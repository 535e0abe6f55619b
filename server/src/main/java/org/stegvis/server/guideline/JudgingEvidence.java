package org.stegvis.server.guideline;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Signed;
import org.stegvis.evidence.judgement.Judged;
import org.stegvis.protocol.Text;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.WriteRequest;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;

/// Adds a judgement. What was judged before stays; the latest counts.
@Component
class JudgingEvidence {
    private static final int LONGEST = 2000;

    private final LogWriter log;
    private final Access access;
    private final People people;
    private final Guidelines guidelines;
    private final Clock clock;

    JudgingEvidence(LogWriter log, Access access, People people, Guidelines guidelines, Clock clock) {
        this.log = log;
        this.access = access;
        this.people = people;
        this.guidelines = guidelines;
        this.clock = clock;
    }

    /// @param about a question, of which a domain is judged, or a recommendation, of which a criterion is
    /// @param part the domain or criterion, by its name in files
    /// @param answer by its name in files
    Written judge(
            Actor actor, String guideline, String about, String part, String answer, String why, @Nullable String key) {
        Refusal refusal = access.refusal(actor, Permission.JUDGE_EVIDENCE, People.LOG, null);
        if (refusal == null && why.isBlank()) {
            refusal = new Refusal(Refusal.Code.REASON_MISSING, "A judgement has a reason.");
        }
        if (refusal == null && why.length() > LONGEST) {
            refusal = new Refusal(Refusal.Code.VALUE_NOT_ALLOWED, "A reason has at most " + LONGEST + " characters.");
        }
        if (refusal == null) {
            refusal = switch (guidelines.find(guideline).orElse(null)) {
                case null -> new Refusal(Refusal.Code.NO_SUCH_GUIDELINE, "There is no guideline '" + guideline + "'.");
                case Guidelines.Found.Unreadable(var id, var findings) -> KeepingAGuideline.rejected(findings);
                case Guidelines.Found.Readable(var evidence) -> refusal(evidence.file(), about, part, answer);
            };
        }
        if (refusal != null) {
            return new Written.Refused(refusal);
        }
        String by = people.staff().find(actor.id()).map(Person::name).orElse(actor.id());
        return log.write(new WriteRequest(
                Guidelines.log(guideline),
                actor,
                key,
                null,
                view -> Decide.write(new GuidelineEvent.EvidenceJudged(about, part, answer, by)
                        .entry(LocalDate.now(clock), why.strip()))));
    }

    private @Nullable Refusal refusal(EvidenceFile file, String about, String part, String answer) {
        var now = OffsetDateTime.now(clock);
        Judged judged = Evidence.judged(about, part, answer, new Signed("-", now.toLocalDate(), now, Text.of("-")));
        boolean isThere = switch (judged) {
            case null -> false;
            case Judged.OfQuestion of ->
                file.questions().stream().anyMatch(each -> each.id().equals(about));
            case Judged.OfRecommendation of ->
                file.recommendations().stream().anyMatch(each -> each.id().equals(about));
        };
        return isThere
                ? null
                : new Refusal(
                        Refusal.Code.VALUE_NOT_ALLOWED,
                        "'%s' of '%s' cannot be judged as '%s'; choose one of those offered."
                                .formatted(part, about, answer));
    }
}
