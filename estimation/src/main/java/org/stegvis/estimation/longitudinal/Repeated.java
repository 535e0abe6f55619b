package org.stegvis.estimation.longitudinal;

import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;

/// One outcome of each participant at several visits.
///
/// @param outcomes one column a visit, in order of time; NaN where it was not observed
/// @param covariates one row a participant, the same at all visits
public record Repeated(List<Column> outcomes, Design covariates) {
    /// More visits than this do not fit a mask of observed visits.
    static final int MOST_VISITS = 30;

    public Repeated {
        outcomes = List.copyOf(outcomes);
        if (outcomes.isEmpty() || outcomes.size() > MOST_VISITS) {
            throw new IllegalArgumentException(
                    "outcomes has %d visits but must have 1 to %d.".formatted(outcomes.size(), MOST_VISITS));
        }
        for (Column outcome : outcomes) {
            outcome.requireSize("outcome", covariates.rows());
            for (int i = 0; i < outcome.size(); i++) {
                if (Double.isInfinite(outcome.get(i))) {
                    throw new IllegalArgumentException(
                            "outcome is infinite in row %d (counted from 0). It must be a finite number, or missing."
                                    .formatted(i));
                }
            }
        }
        covariates.requireFinite();
    }

    int participants() {
        return covariates.rows();
    }

    int visits() {
        return outcomes.size();
    }
}
