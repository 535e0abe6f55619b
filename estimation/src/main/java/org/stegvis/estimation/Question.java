package org.stegvis.estimation;

import java.util.List;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.regime.EmbeddedRegime;

/// One analysis on one data set: all that an estimator starts from.
///
/// @param paths the way of each participant through the decisions
/// @param regimes the embedded regimes; none where no analysis asks for them
record Question(Protocol protocol, Analysis analysis, TrialData data, Paths paths, List<EmbeddedRegime> regimes) {
    Question {
        regimes = List.copyOf(regimes);
    }
}
