package org.stegvis.server.guideline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.protocol.yaml.Source;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.WriteRequest;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.people.People;
import org.stegvis.server.trialsetup.Trials;

/// Places results beside the studies of a guideline, and withdraws them. Results of a trial of this server are refused
/// until they are released: everybody who works here can read a guideline, those who must stay blind too.
@Component
class PlacingResults {
    private final LogWriter log;
    private final Access access;
    private final Guidelines guidelines;
    private final Trials trials;
    private final Clock clock;

    PlacingResults(LogWriter log, Access access, Guidelines guidelines, Trials trials, Clock clock) {
        this.log = log;
        this.access = access;
        this.guidelines = guidelines;
        this.trials = trials;
        this.clock = clock;
    }

    /// @param question what FHIR Evidence answers, null where it says so itself
    Written place(
            Actor actor, String guideline, String text, @Nullable String question, String why, @Nullable String key) {
        Refusal refusal = asked(actor, why);
        return refusal != null
                ? new Written.Refused(refusal)
                : switch (guidelines.find(guideline).orElse(null)) {
                    case null -> new Written.Refused(none(guideline));
                    case Guidelines.Found.Unreadable(var id, var findings) ->
                        new Written.Refused(KeepingAGuideline.rejected(findings));
                    case Guidelines.Found.Readable(var evidence) ->
                        switch (PlacingText.of(text, question, evidence.file(), LocalDate.now(clock))) {
                            case PlacingText.Rejected(var findings) ->
                                new Written.Refused(KeepingAGuideline.rejected(findings));
                            case PlacingText.Read read -> place(actor, guideline, text, question, read, why, key);
                        };
                };
    }

    private Written place(
            Actor actor,
            String guideline,
            String text,
            @Nullable String question,
            PlacingText.Read read,
            String why,
            @Nullable String key) {
        Refusal refusal = refusal(read);
        if (refusal != null) {
            return new Written.Refused(refusal);
        }
        String sha256 = Source.of(PlacingText.NAME, text).sha256();
        return log.write(new WriteRequest(Guidelines.log(guideline), actor, key, null, view -> {
            GuidelineState state = Objects.requireNonNull(Guidelines.state(guideline, view));
            boolean isThere = state.placed().stream()
                    .anyMatch(each ->
                            each.counts() && each.sha256().equals(sha256) && Objects.equals(each.question(), question));
            return isThere
                    ? Decide.refuse(Refusal.Code.NOTHING_TO_DO, "Exactly these results are placed already.")
                    : Decide.write(new GuidelineEvent.ResultsPlaced(
                                    read.kind(),
                                    sha256,
                                    text,
                                    read.kind() == GuidelineEvent.Kind.FHIR ? question : null)
                            .entry(LocalDate.now(clock), why.strip()));
        }));
    }

    /// Why results that can be read must not be placed; null when they may.
    @Nullable
    Refusal refusal(PlacingText.Read read) {
        String protocol = read.protocol();
        if (protocol != null
                && trials.find(protocol).filter(state -> !state.released()).isPresent()) {
            return new Refusal(
                    Refusal.Code.RESULTS_NOT_RELEASED,
                    "The results of '" + protocol
                            + "' are not released. Its trial manager releases them on the overview of the trial, after it"
                            + " is closed and its allocations are unlocked.");
        }
        return read.placed().answered().isEmpty()
                ? new Refusal(
                        Refusal.Code.ANSWERS_NO_QUESTION,
                        "These results answer no question of the guideline. Name the contrasts of the trial under"
                                + " 'trials' of a question, or the url of the Evidence under 'fhir', or choose the question.")
                : null;
    }

    Written withdraw(Actor actor, String guideline, long placed, String why, @Nullable String key) {
        Refusal refusal = asked(actor, why);
        if (refusal == null && guidelines.find(guideline).isEmpty()) {
            refusal = none(guideline);
        }
        if (refusal != null) {
            return new Written.Refused(refusal);
        }
        return log.write(new WriteRequest(Guidelines.log(guideline), actor, key, null, view -> {
            GuidelineState state = Objects.requireNonNull(Guidelines.state(guideline, view));
            boolean isThere = state.placed().stream()
                    .anyMatch(each -> each.counts() && each.doing().seq() == placed);
            return isThere
                    ? Decide.write(new GuidelineEvent.ResultsWithdrawn(placed).entry(LocalDate.now(clock), why.strip()))
                    : Decide.refuse(Refusal.Code.NO_SUCH_RECORD, "No results are placed as entry " + placed + ".");
        }));
    }

    private @Nullable Refusal asked(Actor actor, String why) {
        Refusal refusal = access.refusal(actor, Permission.CHANGE_GUIDELINE, People.LOG, null);
        return refusal == null && why.isBlank()
                ? new Refusal(Refusal.Code.REASON_MISSING, "A reason is needed.")
                : refusal;
    }

    private static Refusal none(String guideline) {
        return new Refusal(Refusal.Code.NO_SUCH_GUIDELINE, "There is no guideline '" + guideline + "'.");
    }
}
