package org.stegvis.protocol.tailoring;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.expression.Reference;

/// What a decision says for one participant.
public sealed interface Ruling {

    /// No occasion so far was one for this participant.
    ///
    /// @param mayStillCome whether an occasion that is not over yet may be one
    record NotHere(boolean mayStillCome) implements Ruling {}

    /// Values are missing and the protocol waits for them.
    record Waiting(String visit, Set<Reference> missing) implements Ruling {
        public Waiting {
            missing = Set.copyOf(missing);
        }
    }

    /// The participant takes a route.
    ///
    /// @param visit the occasion at which the decision is taken
    /// @param responseClass the class the participant was put in, null when the decision has none or none holds
    /// @param route the number of the route in the decision, from 0; [#NO_ROUTE] when none applies or the
    /// missing-value rule lets the participant leave
    record Routed(String visit, @Nullable String responseClass, int route, Action action) implements Ruling {
        /// Stands for "no route of the file": the participant leaves by the rule for missing values, or no route
        /// applies.
        public static final int NO_ROUTE = -1;
    }
}
