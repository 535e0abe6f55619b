package org.stegvis.conduct;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.tailoring.Offering.How;

/// Something that happened to a participant. A history is a list of these and nothing else.
public sealed interface Event {

    /// The day it happened.
    LocalDate on();

    /// The characteristics of the protocol were asked for; those not told are left out.
    record Screened(LocalDate on, Map<String, Value> characteristics) implements Event {
        public Screened {
            characteristics = Map.copyOf(characteristics);
        }
    }

    record Consented(LocalDate on) implements Event {}

    /// Asked for consent, the person said no. Who changes their mind before enrolment can still consent.
    ///
    /// @param reason null where none was given
    record Declined(LocalDate on, @Nullable String reason) implements Event {}

    /// The participant is in the trial; weeks are counted from this day.
    record Enrolled(LocalDate on) implements Event {}

    /// Measures were collected at a visit; those not answered are left out. A second one for the same visit adds
    /// to the first.
    record Assessed(LocalDate on, String visit, Map<String, Value> measures) implements Event {
        public Assessed {
            measures = Map.copyOf(measures);
        }
    }

    /// The window of a visit closed without it.
    record Missed(LocalDate on, String visit) implements Event {}

    /// The participant received an option at a decision.
    ///
    /// @param visit the occasion at which the decision was taken
    /// @param probability the probability that this allocation had
    record Allocated(
            LocalDate on,
            String decision,
            String visit,
            int route,
            @Nullable String responseClass,
            String option,
            How how,
            double probability)
            implements Event {}

    /// A decision was taken: the participant goes on as before.
    record Continued(
            LocalDate on,
            String decision,
            String visit,
            int route,
            @Nullable String responseClass) implements Event {}

    /// A decision was taken: the participant takes no part in later decisions.
    record Left(
            LocalDate on,
            String decision,
            String visit,
            int route,
            @Nullable String responseClass) implements Event {}

    /// The treatment given at a decision is over.
    ///
    /// @param sessions how many sessions the participant had; 0 for a treatment never begun
    /// @param completed whether that was all of it
    record Treated(LocalDate on, String decision, int sessions, boolean completed) implements Event {}

    /// A value was found to be wrong and is replaced; what was decided on it stands.
    record Corrected(LocalDate on, Reference reference, Value value, String reason) implements Event {
        public Corrected {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("The correction of " + reference + " must give a reason.");
            }
        }
    }

    /// The participant wants no more of the trial's treatments: no later decision is taken, and visits go on.
    record TreatmentWithdrawn(LocalDate on, String reason) implements Event {}

    /// No more visits and decisions.
    record Withdrawn(LocalDate on, String reason) implements Event {}
}
