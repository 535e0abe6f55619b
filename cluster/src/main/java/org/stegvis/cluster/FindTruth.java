package org.stegvis.cluster;

import org.stegvis.design.machines.StudyOrder;
import org.stegvis.design.simulation.UnplayableScenario;

/// Finds on a worker what is true under a scenario.
record FindTruth() implements OnWorker<StudyOrder, FoundTruth> {
    @Override
    public FoundTruth run(StudyOrder order, int attempt) {
        try {
            return new FoundTruth(
                    order.truthId(), SentTruth.of(order.truth(order.protocol().read())));
        } catch (UnplayableScenario unplayable) {
            // No machine can play it, so another try would be in vain.
            return new FoundTruth(order.truthId(), SentTruth.unplayable(String.valueOf(unplayable.getMessage())));
        }
    }
}
