package org.stegvis.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Level;
import org.stegvis.protocol.expression.Reference;

/// What a route does with the participants it receives.
public sealed interface Action {

    /// Allocates one of the options, at random except where a preference is honoured or one option only is open.
    ///
    /// @param preference the option a participant asks for, honoured when it is open to the participant; null when
    /// no choice is offered
    /// @param strata what the allocation is stratified by: categories and yes-no facts, sites, earlier decisions,
    /// response classes
    record Allocate(
            List<Offer> offers,
            Procedure procedure,
            List<Reference> strata,
            @Nullable Level preference) implements Action {
        public Allocate {
            offers = List.copyOf(offers);
            strata = List.copyOf(strata);
            if (offers.isEmpty()) {
                throw new IllegalArgumentException("A route that allocates must offer at least one option.");
            }
        }

        /// Whether chance has anything to decide here.
        public boolean isRandomised() {
            return offers.size() > 1;
        }
    }

    /// The participant goes on with the treatment at hand; later decisions still apply.
    record Continue() implements Action {}

    /// The participant takes no part in later decisions; visits go on.
    record Leave() implements Action {}

    /// One option of an allocation.
    ///
    /// @param share its part in the allocation ratio, relative to the other open options
    /// @param availableIf for whom it is open
    record Offer(String option, double share, Condition availableIf) {
        public Offer {
            if (!(share > 0 && share < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The share (" + share + ") of option '" + option + "' must be positive.");
            }
        }
    }
}
