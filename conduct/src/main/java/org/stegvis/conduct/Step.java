package org.stegvis.conduct;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.tailoring.Offering;

/// What happens next to a participant. Each step but the last two is answered by one event.
public sealed interface Step {

    /// Ask for the characteristics. Answered by [Event.Screened].
    record Screen() implements Step {}

    /// Ask for consent. Answered by [Event.Consented] or [Event.Declined].
    record Consent() implements Step {}

    /// Take the participant, who is eligible, into the trial. Answered by [Event.Enrolled].
    record Enrol() implements Step {}

    /// Collect these measures at this visit. Answered by [Event.Assessed] or, when its window closes,
    /// [Event.Missed].
    record Collect(String visit, List<String> measures) implements Step {
        public Collect {
            measures = List.copyOf(measures);
        }
    }

    /// Allocate one of the options offered. Answered by [Event.Allocated].
    ///
    /// @param visit the occasion at which the decision is taken
    /// @param stratum the value of each variable that the allocation is stratified by
    record Allocate(
            String decision,
            String visit,
            int route,
            @Nullable String responseClass,
            Action.Allocate action,
            Offering offering,
            Map<String, String> stratum)
            implements Step {
        public Allocate {
            stratum = Map.copyOf(stratum);
        }
    }

    /// The decision is taken: go on as before. Answered by [Event.Continued].
    record Continue(
            String decision,
            String visit,
            int route,
            @Nullable String responseClass) implements Step {}

    /// The decision is taken: no later ones. Answered by [Event.Left].
    record Leave(
            String decision,
            String visit,
            int route,
            @Nullable String responseClass) implements Step {}

    /// Nothing can be done until these values are there.
    record Wait(String what, Set<Reference> missing) implements Step {
        /// The `what` of a participant whose eligibility cannot be told.
        public static final String ELIGIBILITY = "eligibility";

        public Wait {
            missing = Set.copyOf(missing);
        }
    }

    /// The trial is over for this participant.
    record Stop(Reason reason) implements Step {}

    /// Why the trial is over for a participant.
    sealed interface Reason {
        /// What was told at screening or measured before enrolment does not meet the criteria.
        ///
        /// @param criteria those not met
        record Ineligible(List<String> criteria) implements Reason {
            public Ineligible {
                criteria = List.copyOf(criteria);
            }
        }

        /// Consent was asked for and not given.
        record Declined() implements Reason {}

        /// The participant has left the trial as a whole.
        record Withdrawn() implements Reason {}

        /// All visits and decisions that the protocol has for this participant are over.
        record Completed() implements Reason {}
    }
}
