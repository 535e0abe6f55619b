package org.stegvis.protocol.regime;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.tailoring.Offering;

/// What became of one participant at one decision.
public sealed interface Turn {

    String decision();

    /// The participant received an option.
    record Allocated(String decision, int route, @Nullable String responseClass, String option, Offering offering)
            implements Turn {
        /// The probability with which the protocol gave this option here.
        public double probability() {
            return offering.probability(option);
        }
    }

    /// The participant went on without an allocation.
    record Continued(String decision, int route, @Nullable String responseClass) implements Turn {}

    /// The participant left the sequence of decisions.
    record Left(String decision, int route, @Nullable String responseClass) implements Turn {}

    /// The decision was not taken: values are missing, or the participant was gone before.
    record Open(String decision, Set<Reference> missing) implements Turn {
        public Open {
            missing = Set.copyOf(missing);
        }
    }

    /// The data hold an option that the protocol does not give to this participant.
    record Contradiction(String decision, String option, List<String> possible) implements Turn {
        public Contradiction {
            possible = List.copyOf(possible);
        }
    }
}
