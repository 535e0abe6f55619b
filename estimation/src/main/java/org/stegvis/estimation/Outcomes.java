package org.stegvis.estimation;

import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.expression.Reference;

/// The outcomes in the data, of which none may be infinite.
final class Outcomes {
    private Outcomes() {}

    /// @throws IllegalArgumentException when an outcome is infinite, with its variable and participant
    static Column.Numbers at(Reference.Measured at, TrialData data) {
        Column.Numbers outcome = data.numbers(at.toString());
        for (int row = 0; row < data.size(); row++) {
            if (Double.isInfinite(outcome.at(row))) {
                throw new IllegalArgumentException(
                        "%s of participant %s is %s but must be a number; leave it empty where it is missing."
                                .formatted(at, data.participants().get(row), outcome.at(row)));
            }
        }
        return outcome;
    }
}
