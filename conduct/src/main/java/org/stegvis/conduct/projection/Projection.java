package org.stegvis.conduct.projection;

import java.util.List;
import org.stegvis.conduct.History;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;

/// Projects histories to the data set of a trial: one row for each enrolled participant.
public final class Projection {
    private final Protocol protocol;

    private Projection(Protocol protocol) {
        this.protocol = protocol;
    }

    public static Projection of(Protocol protocol) {
        return new Projection(protocol);
    }

    /// The data of all enrolled participants, in the order given.
    public TrialData toData(List<History> histories) {
        var rows = DataRows.of(protocol);
        histories.stream()
                .filter(history -> history.facts().enrolled() != null)
                .map(Cells::of)
                .forEach(rows::add);
        return rows.toData();
    }
}
