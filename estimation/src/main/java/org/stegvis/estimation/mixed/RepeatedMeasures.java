package org.stegvis.estimation.mixed;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// Outcomes of participants at visits, and the fixed effects that describe their means.
///
/// @param visits in the order of time
/// @param outcomes participants x visits, NaN where a visit is missing; a participant without any outcome adds
/// nothing
/// @param terms the fixed effects; their values must be finite for every participant with an outcome
public record RepeatedMeasures(List<String> visits, Matrix outcomes, List<VisitTerm> terms) {
    public RepeatedMeasures {
        visits = List.copyOf(visits);
        terms = List.copyOf(terms);
        if (visits.isEmpty() || outcomes.columns() != visits.size()) {
            throw new IllegalArgumentException("outcomes has %d columns for %d visits; give one each, at least one."
                    .formatted(outcomes.columns(), visits.size()));
        }
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("terms is empty; give at least an intercept.");
        }
        var seen = new HashSet<String>();
        for (VisitTerm term : terms) {
            if (!seen.add(term.name())) {
                throw new IllegalArgumentException("terms has \"%s\" twice; rename one.".formatted(term.name()));
            }
            term.values().requireSize(term.name(), outcomes.rows());
            term.byVisit().requireSize(term.name() + " by visit", visits.size());
            term.byVisit().requireFinite(term.name() + " by visit");
        }
        for (int i = 0; i < outcomes.rows(); i++) {
            requireUsable(outcomes, terms, i);
        }
    }

    private static void requireUsable(Matrix outcomes, List<VisitTerm> terms, int participant) {
        boolean observed = false;
        for (int v = 0; v < outcomes.columns(); v++) {
            double y = outcomes.get(participant, v);
            if (Double.isInfinite(y)) {
                throw new IllegalArgumentException(
                        "The outcome of participant %d (counted from 0) at visit %d is %s; it must be finite, or NaN where missing."
                                .formatted(participant, v, y));
            }
            observed |= !Double.isNaN(y);
        }
        if (!observed) {
            return;
        }
        for (VisitTerm term : terms) {
            double x = term.values().get(participant);
            if (!Double.isFinite(x)) {
                throw new IllegalArgumentException(
                        "%s is %s for participant %d (counted from 0), who has an outcome. Leave the participant out, or impute it first."
                                .formatted(term.name(), x, participant));
            }
        }
    }

    public int participants() {
        return outcomes.rows();
    }

    List<String> termNames() {
        return terms.stream().map(VisitTerm::name).toList();
    }

    /// The indices of the visits at which a participant was seen.
    int[] seen(int participant) {
        return IntStream.range(0, visits.size())
                .filter(v -> !Double.isNaN(outcomes.get(participant, v)))
                .toArray();
    }

    Column values(int term) {
        return terms.get(term).values();
    }
}
