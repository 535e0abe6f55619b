package org.stegvis.exchange.published;

import java.util.List;
import org.stegvis.protocol.Text;

/// What a publication says about the analyses of a protocol.
///
/// @param source where it was published
public record PublishedResults(Text source, List<PublishedValue> values) {
    public PublishedResults {
        values = List.copyOf(values);
    }
}
