package org.stegvis.design.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.stegvis.conduct.History;
import org.stegvis.conduct.Step;
import org.stegvis.protocol.Criterion;
import org.stegvis.protocol.Protocol;

/// Counts who comes to the trial, who gets in, and why the others do not.
final class Door {
    /// So many are assessed before hope is given up, and so many more for each who enrolled.
    private static final int PATIENCE = 10_000;

    private static final int PATIENCE_FOR_EACH = 1_000;

    private final String trial;
    private final Map<String, Integer> byCriterion = new LinkedHashMap<>();
    private int assessed;
    private int ineligible;
    private int declined;
    private int untold;

    Door(Protocol protocol) {
        this.trial = protocol.trial().id();
        for (Criterion criterion : protocol.eligibility()) {
            byCriterion.put(criterion.id(), 0);
        }
    }

    int assessed() {
        return assessed;
    }

    /// Whether the participant got in.
    ///
    /// @param last the step at which the course ended
    boolean lets(Step last, History history) {
        assessed++;
        if (history.facts().enrolled() != null) {
            return true;
        }
        if (last instanceof Step.Stop(Step.Reason.Ineligible(var criteria))) {
            ineligible++;
            criteria.forEach(criterion -> byCriterion.merge(criterion, 1, Integer::sum));
        } else if (last instanceof Step.Consent) {
            declined++;
        } else {
            untold++;
        }
        return false;
    }

    void requireHope(int enrolled) {
        if (assessed >= PATIENCE + (long) PATIENCE_FOR_EACH * enrolled) {
            throw new UnplayableScenario(("Of %,d people assessed for '%s' only %d could enrol: %,d declined, %,d could"
                            + " not be judged, and the criteria not met were %s.")
                    .formatted(assessed, trial, enrolled, declined, untold, byCriterion));
        }
    }

    Screening screening() {
        return new Screening(assessed, ineligible, byCriterion, declined, untold);
    }
}
