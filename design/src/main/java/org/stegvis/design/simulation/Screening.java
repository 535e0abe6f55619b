package org.stegvis.design.simulation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What became of those who were assessed for the trial; the top of the CONSORT flow.
///
/// @param assessed all of them
/// @param ineligible how many did not meet at least one criterion
/// @param byCriterion how many did not meet this one; who fails two is counted at both
/// @param declined how many were asked and said no
/// @param untold how many could not enrol because a value was missing that eligibility needs
public record Screening(int assessed, int ineligible, Map<String, Integer> byCriterion, int declined, int untold) {
    public Screening {
        byCriterion = Collections.unmodifiableMap(new LinkedHashMap<>(byCriterion));
    }

    public int enrolled() {
        return assessed - ineligible - declined - untold;
    }
}
