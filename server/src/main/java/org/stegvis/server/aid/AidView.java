package org.stegvis.server.aid;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.report.aid.Asked;

/// The decision aid of a trial.
///
/// @param closed why nothing can be asked; null where it can
/// @param participants how many people the answers stand on
/// @param answered whether the outcomes are those of the values in the fields
public record AidView(
        String action,
        @Nullable String closed,
        int participants,
        List<Field> fields,
        boolean answered,
        List<Outcome> outcomes,
        List<String> limits) {
    public AidView {
        fields = List.copyOf(fields);
        outcomes = List.copyOf(outcomes);
        limits = List.copyOf(limits);
    }

    /// What is asked of a person, with what was typed.
    ///
    /// @param problem why the value is not taken; null when nothing is wrong
    public record Field(
            String id, Asked asked, String value, @Nullable String problem) {}

    /// One outcome under each way of treatment, drawn and in words.
    ///
    /// @param id names it on the page
    /// @param figure an `svg` element
    public record Outcome(String id, String title, String figure, List<Way> ways, List<String> differences) {
        public Outcome {
            ways = List.copyOf(ways);
            differences = List.copyOf(differences);
        }
    }

    /// What people like this one can expect from one way of treatment.
    public record Way(String rule, String average, String surely, String persons) {}
}
