package org.stegvis.estimation.regimes;

import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Grouping;

/// How participants pass the decisions under one regime, decision by decision.
///
/// At the first stage all participants are members; at a later one those who kept to the regime so far,
/// and, at an interim look, have come so far.
public record RegimeStages(String regime, List<Stage> stages) {
    public RegimeStages {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("Regime '" + regime + "' must have at least one stage.");
        }
    }

    /// One decision.
    ///
    /// @param members participants who kept to the regime before it, ascending
    /// @param kept for each member, whether they kept to it here (or had nothing to keep to), and have come
    /// to the next stage
    /// @param cells for each member, the situation: what happened so far, and the route taken here
    /// @param situations names of the cells, for messages
    /// @param covariates for each member
    /// @param probabilities for each member who kept to it, the probability of what the regime determined
    /// here
    /// @param coming for each member who kept to it, the probability of having come to the next stage by
    /// now, 1 where the trial is over
    public record Stage(
            int[] members,
            boolean[] kept,
            Grouping cells,
            List<String> situations,
            Design covariates,
            Column probabilities,
            Column coming) {}
}
