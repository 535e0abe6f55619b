package org.stegvis.server.worklist;

import java.util.List;
import org.stegvis.server.page.Frame;

/// The trials that somebody works in.
public record TrialList(List<Frame.TrialName> trials) {
    public TrialList {
        trials = List.copyOf(trials);
    }
}
