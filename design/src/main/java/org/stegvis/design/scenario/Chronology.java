package org.stegvis.design.scenario;

import java.util.List;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;

/// The order in which the visits and decisions of a protocol come.
final class Chronology {
    private final Protocol protocol;
    private final List<Visit> visits;

    Chronology(Protocol protocol) {
        this.protocol = protocol;
        this.visits = protocol.chronology().visits();
    }

    /// In order of time.
    List<Visit> visits() {
        return visits;
    }

    /// The place of a visit among [#visits]; -1 when there is none of this name.
    int place(String visit) {
        for (int place = 0; place < visits.size(); place++) {
            if (visits.get(place).id().equals(visit)) {
                return place;
            }
        }
        return -1;
    }

    /// The place of the visit at which the decision may first be taken.
    int first(Decision decision) {
        return decision.at().stream()
                .mapToInt(occasion -> place(occasion.visit()))
                .min()
                .orElse(-1);
    }

    Protocol protocol() {
        return protocol;
    }
}
