package org.stegvis.exchange.origin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What became of all who were assessed for the trial; the top of the CONSORT flow.
///
/// @param assessed all of them
/// @param ineligible how many did not meet at least one criterion
/// @param byCriterion how many did not meet this one; who fails two is counted at both
/// @param declined how many were asked and said no
/// @param untold how many could not enrol because a value was missing that eligibility needs
public record Screening(int assessed, int ineligible, Map<String, Integer> byCriterion, int declined, int untold) {
    public Screening {
        byCriterion = Collections.unmodifiableMap(new LinkedHashMap<>(byCriterion));
        if (ineligible < 0 || declined < 0 || untold < 0 || assessed < ineligible + declined + untold) {
            throw new IllegalArgumentException(
                    "%d assessed cannot hold %d who were not eligible, %d who declined and %d who could not be told."
                            .formatted(assessed, ineligible, declined, untold));
        }
        byCriterion.forEach((criterion, count) -> {
            if (count < 0 || count > ineligible) {
                throw new IllegalArgumentException(
                        "%d did not meet the criterion '%s', which must be from 0 to the %d who were not eligible."
                                .formatted(count, criterion, ineligible));
            }
        });
    }

    public int enrolled() {
        return assessed - ineligible - declined - untold;
    }
}
