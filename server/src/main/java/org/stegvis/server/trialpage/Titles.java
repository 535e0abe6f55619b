package org.stegvis.server.trialpage;

import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;

/// What treatments and decisions are called on a page about a participant.
///
/// @param protocol the one that the participant follows
public record Titles(Protocol protocol, Language language) {

    public String treatment(String option) {
        return protocol.treatment(option).title().in(language);
    }

    /// The id itself where the protocol has no such decision.
    public String decision(String id) {
        return protocol.decisions().stream()
                .filter(each -> each.id().equals(id))
                .map(each -> each.title().in(language))
                .findFirst()
                .orElse(id);
    }
}
