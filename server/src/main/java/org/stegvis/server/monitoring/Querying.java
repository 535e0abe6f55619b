package org.stegvis.server.monitoring;

import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.FreeText;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.participant.Standing;

/// Somebody asks about the data of a participant, the site answers, and who may ask closes the query or asks again.
@Component
public class Querying {
    private final ParticipantWriter writer;

    public Querying(ParticipantWriter writer) {
        this.writer = writer;
    }

    public Written raise(
            Actor actor, String trial, String participant, About about, String text, @Nullable String key) {
        return writer.write(actor, Permission.RAISE_QUERY, trial, participant, key, standing -> {
            Refusal wrong = about.refusal(standing);
            if (wrong == null) {
                wrong = FreeText.refusal("The question", text);
            }
            return wrong != null
                    ? new Decide.Answer.Refuse(wrong)
                    : Decide.write(QueryEvent.TYPES.entry(new QueryEvent.Raised(about, text), standing.today(), null));
        });
    }

    public Written answer(
            Actor actor, String trial, String participant, long number, String text, @Nullable String key) {
        return say(
                actor,
                Permission.ANSWER_QUERY,
                trial,
                participant,
                number,
                Set.of(QueryRow.Status.OPEN),
                new Saying("The answer", text, QueryEvent.Answered::new),
                key);
    }

    public Written askAgain(
            Actor actor, String trial, String participant, long number, String text, @Nullable String key) {
        return say(
                actor,
                Permission.RAISE_QUERY,
                trial,
                participant,
                number,
                Set.of(QueryRow.Status.ANSWERED, QueryRow.Status.CLOSED),
                new Saying("The question", text, QueryEvent.AskedAgain::new),
                key);
    }

    /// Closes a query, answered or not.
    public Written close(Actor actor, String trial, String participant, long number, @Nullable String key) {
        return say(
                actor,
                Permission.RAISE_QUERY,
                trial,
                participant,
                number,
                Set.of(QueryRow.Status.OPEN, QueryRow.Status.ANSWERED),
                new Saying(null, "", (query, nothing) -> new QueryEvent.Closed(query)),
                key);
    }

    /// @param what the text is, for a message; null when there is none
    private record Saying(@Nullable String what, String text, BiFunction<Long, String, QueryEvent> event) {}

    private Written say(
            Actor actor,
            Permission permission,
            String trial,
            String participant,
            long number,
            Set<QueryRow.Status> from,
            Saying saying,
            @Nullable String key) {
        return writer.write(actor, permission, trial, participant, key, standing -> {
            Refusal wrong = wrong(standing, number, from);
            if (wrong == null && saying.what() != null) {
                wrong = FreeText.refusal(saying.what(), saying.text());
            }
            return wrong != null
                    ? new Decide.Answer.Refuse(wrong)
                    : Decide.write(QueryEvent.TYPES.entry(
                            saying.event().apply(number, saying.text()), standing.today(), null));
        });
    }

    private static @Nullable Refusal wrong(Standing standing, long number, Set<QueryRow.Status> from) {
        QueryRow row = QueryRow.of(
                        standing.course().participant(), standing.course().entries())
                .stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElse(null);
        if (row == null) {
            return new Refusal(
                    Refusal.Code.NO_SUCH_RECORD, "The participant has no query with the number " + number + ".");
        }
        return from.contains(row.status())
                ? null
                : new Refusal(
                        Refusal.Code.NOTHING_TO_DO,
                        "The query is " + row.status().name().toLowerCase(java.util.Locale.ROOT) + ".");
    }
}
