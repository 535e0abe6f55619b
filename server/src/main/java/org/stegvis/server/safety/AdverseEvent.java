package org.stegvis.server.safety;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.participant.FreeText;
import org.stegvis.server.participant.PastDay;

/// What is known of an adverse event.
///
/// @param term in a few words
/// @param serious the criteria of seriousness that it meets; none for an event that is not serious
/// @param expected whether it is among those that the treatment is known to bring
/// @param aware the day on which the site learned of it, from which the clocks run
/// @param onset the day it began
/// @param ended null while it lasts
public record AdverseEvent(
        String term,
        String description,
        Severity severity,
        Set<Criterion> serious,
        Relatedness relatedness,
        boolean expected,
        LocalDate aware,
        LocalDate onset,
        @Nullable LocalDate ended,
        Outcome outcome) {
    public AdverseEvent {
        serious = Collections.unmodifiableSet(new TreeSet<>(serious));
    }

    public enum Severity {
        MILD,
        MODERATE,
        SEVERE
    }

    /// Why an event is serious. Source: ICH E2A (1994), section II B.
    public enum Criterion {
        DEATH,
        LIFE_THREATENING,
        HOSPITALISATION,
        DISABILITY,
        CONGENITAL_ANOMALY,
        OTHER_IMPORTANT
    }

    /// How likely the treatment caused it, by the investigator's judgement.
    public enum Relatedness {
        NOT_RELATED,
        UNLIKELY,
        POSSIBLE,
        PROBABLE,
        DEFINITE;

        /// Whether there is a reasonable possibility.
        public boolean isRelated() {
            return compareTo(POSSIBLE) >= 0;
        }
    }

    public enum Outcome {
        RECOVERED,
        RECOVERED_WITH_SEQUELAE,
        RECOVERING,
        NOT_RECOVERED,
        FATAL,
        UNKNOWN
    }

    public boolean countsAsSerious() {
        return !serious.isEmpty();
    }

    /// What is wrong with it; null when nothing is.
    @Nullable
    Refusal refusal(LocalDate today) {
        Refusal text = FreeText.refusal("The term of an adverse event", term);
        if (text == null && !description.isEmpty()) {
            text = FreeText.refusal("The description of an adverse event", description);
        }
        if (text != null) {
            return text;
        }
        for (LocalDate day : ended == null ? List.of(onset, aware) : List.of(onset, aware, ended)) {
            Refusal never = PastDay.refusal(day, today);
            if (never != null) {
                return never;
            }
        }
        if (aware.isBefore(onset)) {
            return wrong("The site cannot have learned of the event (" + aware + ") before it began (" + onset + ").");
        }
        if (ended != null && ended.isBefore(onset)) {
            return wrong("The event cannot have ended (" + ended + ") before it began (" + onset + ").");
        }
        return (outcome == Outcome.FATAL) == serious.contains(Criterion.DEATH)
                ? null
                : wrong("The outcome is FATAL if, and only if, DEATH is among the criteria of seriousness.");
    }

    private static Refusal wrong(String message) {
        return new Refusal(Refusal.Code.VALUE_NOT_ALLOWED, message);
    }
}
