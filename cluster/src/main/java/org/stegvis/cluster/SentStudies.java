package org.stegvis.cluster;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stegvis.design.machines.StudyOrder;

/// All studies of a job with what is true under their scenarios; each worker gets them once.
///
/// @param truths by [StudyOrder#truthId]
record SentStudies(List<StudyOrder> orders, Map<String, SentTruth> truths) implements Serializable {
    SentStudies {
        orders = new ArrayList<>(orders);
        truths = new HashMap<>(truths);
    }

    SentTruth truth(int order) {
        String id = orders.get(order).truthId();
        return Objects.requireNonNull(truths.get(id), "The truth of every study must be known before it is played.");
    }
}
