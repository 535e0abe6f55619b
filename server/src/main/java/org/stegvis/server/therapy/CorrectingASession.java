package org.stegvis.server.therapy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.participant.Standing;

/// What was told of a session is replaced, with a reason. Both stay in the log and on the page.
@Component
public class CorrectingASession {
    private final ParticipantWriter writer;

    public CorrectingASession(ParticipantWriter writer) {
        this.writer = writer;
    }

    /// What is right.
    ///
    /// @param minutes 0 for a session that the participant did not attend
    public record Right(LocalDate on, int minutes, String content) {}

    /// Corrects a session, whatever was told of it by now.
    ///
    /// @param number of the entry that told of the session first
    public Written correct(
            Actor actor, String trial, String participant, long number, Right right, String why, @Nullable String key) {
        return correct(actor, trial, participant, number, right, why, null, key);
    }

    /// Corrects a session unless somebody else has done so since it was looked at.
    ///
    /// @param number of the entry that told of the session first
    /// @param seen the place in the log up to which whoever corrects had looked: a session
    /// that somebody has corrected since is left as it is. Null for whatever there is
    public Written correct(
            Actor actor,
            String trial,
            String participant,
            long number,
            Right right,
            String why,
            @Nullable Long seen,
            @Nullable String key) {
        return writer.write(actor, Permission.RECORD_TREATMENT, trial, participant, key, standing -> {
            Refusal wrong = wrong(standing, number, right, why);
            if (wrong == null && seen != null && isCorrectedSince(standing, number, seen)) {
                wrong = new Refusal(
                        Refusal.Code.CHANGED_MEANWHILE,
                        "Session " + number + " was corrected by somebody after entry " + seen + ".");
            }
            return wrong != null
                    ? new Decide.Answer.Refuse(wrong)
                    : Decide.write(TherapySession.CORRECTIONS.entry(
                            new TherapySession.Corrected(number, right.minutes(), right.content()),
                            right.on(),
                            why.strip()));
        });
    }

    private static boolean isCorrectedSince(Standing standing, long number, long seen) {
        return standing.course().entries().stream()
                .filter(entry -> entry.seq() > seen)
                .flatMap(entry -> TherapySession.CORRECTIONS.of(entry).stream())
                .anyMatch(corrected -> corrected.number() == number);
    }

    private static @Nullable Refusal wrong(Standing standing, long number, Right right, String why) {
        if (why.isBlank()) {
            return new Refusal(Refusal.Code.REASON_MISSING, "A correction needs a reason.");
        }
        TherapySession session = TherapySession.of(standing.course().entries()).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElse(null);
        if (session == null) {
            return new Refusal(
                    Refusal.Code.NO_SUCH_RECORD, "The participant has no session with the number " + number + ".");
        }
        TherapySession.Told now = session.now();
        if (now.on().equals(right.on().toString())
                && now.minutes() == right.minutes()
                && now.content().equals(right.content())) {
            return new Refusal(Refusal.Code.NOTHING_TO_DO, "The session is recorded so already.");
        }
        Refusal wrong = Treating.wrong(standing, session.decision(), right.on());
        if (wrong == null) {
            wrong = Treating.wrongMinutes(right.minutes());
        }
        return wrong != null ? wrong : Treating.wrongContent(right.content());
    }
}
