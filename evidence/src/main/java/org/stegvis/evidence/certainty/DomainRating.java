package org.stegvis.evidence.certainty;

import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.Domain;
import org.stegvis.evidence.Judgement;
import org.stegvis.evidence.Judgement.Concern;

/// One domain: what is proposed, and what somebody judged.
///
/// @param proposed null when it cannot be computed and judgement is asked for
/// @param judged null when nobody has judged yet
public record DomainRating(
        Domain domain,
        @Nullable Concern proposed,
        Ground ground,
        @Nullable Judgement judged) {

    /// What counts: the judgement, else the proposal; null when there is neither.
    public @Nullable Concern counts() {
        return judged == null ? proposed : judged.concern();
    }
}
