package org.stegvis.design.simulation;

import java.util.List;
import org.stegvis.conduct.History;
import org.stegvis.conduct.projection.Projection;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;

/// One made-up trial, from the first person assessed to the last visit.
///
/// @param histories of those enrolled, in the order of enrolment
/// @param enrolmentWeeks from the first day of enrolment until the last participant enrolled
/// @param screening what became of all who were assessed
public record SimulatedTrial(Protocol protocol, List<History> histories, Screening screening, double enrolmentWeeks) {
    public SimulatedTrial {
        histories = List.copyOf(histories);
    }

    /// The data set of the trial, one row for each history.
    public TrialData data() {
        return Projection.of(protocol).toData(histories);
    }
}
