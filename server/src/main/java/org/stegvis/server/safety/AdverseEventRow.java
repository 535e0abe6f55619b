package org.stegvis.server.safety;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.eventlog.Entry;

/// An adverse event as it is known now, and its clocks.
///
/// @param number names it within the trial
/// @param site of the participant; null where none is known
/// @param sponsorDue the last day to tell the sponsor; null when the sponsor need not be told
/// @param sponsorReported the day it was told; null before
public record AdverseEventRow(
        String participant,
        long number,
        @Nullable String site,
        AdverseEvent event,
        @Nullable LocalDate sponsorDue,
        @Nullable LocalDate sponsorReported,
        @Nullable LocalDate authorityDue,
        @Nullable LocalDate authorityReported,
        long lastSeq) {

    /// Whether somebody must still be told.
    public boolean clockRuns() {
        return (sponsorDue != null && sponsorReported == null) || (authorityDue != null && authorityReported == null);
    }

    /// Those of a participant, from all entries about them; the site is not among what they tell.
    static List<AdverseEventRow> of(String participant, List<Entry> entries) {
        var rows = new LinkedHashMap<Long, AdverseEventRow>();
        for (Entry entry : entries) {
            switch (SafetyEvent.TYPES.of(entry).orElse(null)) {
                case SafetyEvent.Occurred(var event) ->
                    rows.put(entry.seq(), known(participant, entry.seq(), event, null, null, entry.seq()));
                case SafetyEvent.Changed(var number, var event) ->
                    rows.computeIfPresent(
                            number,
                            (same, row) -> known(
                                    participant,
                                    number,
                                    event,
                                    row.sponsorReported(),
                                    row.authorityReported(),
                                    entry.seq()));
                case SafetyEvent.Reported(var number, var to) -> {
                    LocalDate day = LocalDate.parse(entry.happened());
                    rows.computeIfPresent(
                            number,
                            (same, row) -> known(
                                    participant,
                                    number,
                                    row.event(),
                                    to == Recipient.SPONSOR ? day : row.sponsorReported(),
                                    to == Recipient.AUTHORITY ? day : row.authorityReported(),
                                    entry.seq()));
                }
                case null -> {}
            }
        }
        return new ArrayList<>(rows.values());
    }

    private static AdverseEventRow known(
            String participant,
            long number,
            AdverseEvent event,
            @Nullable LocalDate sponsor,
            @Nullable LocalDate authority,
            long lastSeq) {
        return new AdverseEventRow(
                participant,
                number,
                null,
                event,
                ReportingClock.due(event, Recipient.SPONSOR),
                sponsor,
                ReportingClock.due(event, Recipient.AUTHORITY),
                authority,
                lastSeq);
    }
}
