package org.stegvis.server.monitoring;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.participant.Standing;

/// What a query, a mark or a hold is about: a measure at a visit, a characteristic (no visit), a visit as a whole (no
/// name), or the participant as a whole (neither).
///
/// @param name of a measure or a characteristic
public record About(@Nullable String visit, @Nullable String name) {
    public static final About EVERYTHING = new About(null, null);

    /// The value itself; null for a visit and for the participant as a whole.
    @Nullable
    Reference reference() {
        if (name == null) {
            return null;
        }
        return visit == null ? new Reference.Characteristic(name) : new Reference.Measured(name, visit);
    }

    /// What is wrong with it under the participant's protocol; null when nothing is.
    @Nullable
    Refusal refusal(Standing standing) {
        Protocol protocol = standing.course().version().protocol();
        if (visit != null
                && protocol.visits().stream().noneMatch(each -> each.id().equals(visit))) {
            return new Refusal(Refusal.Code.VALUE_NOT_ALLOWED, "The protocol has no visit '" + visit + "'.");
        }
        if (name == null) {
            return null;
        }
        boolean known = visit == null
                ? protocol.characteristics().stream().anyMatch(each -> each.id().equals(name))
                : protocol.visit(visit).collect().contains(name);
        return known
                ? null
                : new Refusal(
                        Refusal.Code.VALUE_NOT_ALLOWED,
                        visit == null
                                ? "The protocol has no characteristic '" + name + "'."
                                : "Visit '" + visit + "' does not collect '" + name + "'.");
    }
}
