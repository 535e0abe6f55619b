package org.stegvis.server.safety;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Until when who must be told of an adverse event.
///
/// A serious one is reported to the sponsor within a day of awareness. One that is serious, unexpected and related is
/// reported to the authority, or in a trial without medicines to the ethics committee: within 7 days when it was fatal
/// or threatened life, within 15 otherwise. Source of the days: ICH E2A (1994), section III B; Regulation (EU)
/// 536/2014, articles 41 and 42.
final class ReportingClock {
    private static final int TO_SPONSOR = 1;
    private static final int WHEN_FATAL = 7;
    private static final int OTHERWISE = 15;

    private ReportingClock() {}

    /// The last day; null when that recipient need not be told.
    static @Nullable LocalDate due(AdverseEvent event, Recipient to) {
        if (!event.countsAsSerious()) {
            return null;
        }
        return switch (to) {
            case SPONSOR -> event.aware().plusDays(TO_SPONSOR);
            case AUTHORITY ->
                event.expected() || !event.relatedness().isRelated()
                        ? null
                        : event.aware().plusDays(threatenedLife(event) ? WHEN_FATAL : OTHERWISE);
        };
    }

    private static boolean threatenedLife(AdverseEvent event) {
        return event.serious().contains(AdverseEvent.Criterion.DEATH)
                || event.serious().contains(AdverseEvent.Criterion.LIFE_THREATENING);
    }
}
