package org.stegvis.server.worklist;

import java.util.List;
import org.stegvis.server.page.Frame;

/// The trials that somebody works in.
///
/// @param administers whether the reader invites people to this server
/// @param maySetUp whether the reader is somebody who may bring in a protocol
public record TrialList(List<Frame.TrialName> trials, boolean administers, boolean maySetUp) {
    public TrialList {
        trials = List.copyOf(trials);
    }
}
