package org.stegvis.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Condition;

/// A decision point: when it is taken, what it looks at, and where each result leads.
///
/// @param at the occasions, in order of time; with several of them the decision is taken at the first where
/// `asSoonAs` holds, else at the last that applies
/// @param asSoonAs what brings the decision forward to an occasion before the last; null when there is one occasion
/// for each participant
/// @param classes the response classes, in the order in which they are tried; none for a decision that looks at no
/// tailoring variable
/// @param ifMissing what happens when no class can be told
/// @param routes where a participant goes; the first whose condition holds
public record Decision(
        String id,
        Text title,
        List<Occasion> at,
        @Nullable Condition asSoonAs,
        List<ResponseClass> classes,
        IfMissing ifMissing,
        List<Route> routes) {
    public Decision {
        at = List.copyOf(at);
        classes = List.copyOf(classes);
        routes = List.copyOf(routes);
        if (at.isEmpty() || routes.isEmpty()) {
            throw new IllegalArgumentException("Decision '" + id + "' must have at least one occasion and one route.");
        }
    }

    public boolean isTailored() {
        return !classes.isEmpty();
    }

    /// A visit at which the decision may be taken, for those for whom `when` holds.
    public record Occasion(String visit, Condition when) {}

    /// A named result of the tailoring variable: `response`, `non-response`, `partial`.
    public record ResponseClass(String id, Text title, Condition when, String source) {
        public static final String RESPONSE = "response";
        public static final String NON_RESPONSE = "non-response";
    }

    /// What the protocol says of a participant whose response class cannot be told.
    public sealed interface IfMissing {
        /// No decision until the value is there, however late.
        record Wait() implements IfMissing {}

        /// The participant is not allocated again and stays in follow-up.
        record Leave() implements IfMissing {}

        /// The participant counts as a member of this class.
        record CountAs(String responseClass) implements IfMissing {}

        /// The decision looks at no tailoring variable.
        record NotNeeded() implements IfMissing {}
    }

    /// Where participants go for whom `when` holds.
    ///
    /// @param source the condition as it is written in the file
    public record Route(Condition when, String source, Action action) {}
}
