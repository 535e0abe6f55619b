package org.stegvis.estimation.weights;

import java.util.List;
import org.stegvis.estimation.linear.Grouping;

/// What each participant was allocated at one decision: `received` is the index in `options`, or
/// `Grouping.NONE` if not randomised there.
public record ReceivedOptions(String decision, List<String> options, Grouping received) {
    public ReceivedOptions {
        options = List.copyOf(options);
        if (options.size() != received.groups()) {
            throw new IllegalArgumentException("options of decision %s names %d options but received has %d; name each."
                    .formatted(decision, options.size(), received.groups()));
        }
    }

    public int participants() {
        return received.rows();
    }
}
