package org.stegvis.server.rest;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.participant.Participants;

/// Participants of a trial: the listings of them, and where one stands. What happens to them is in the
/// classes beside it that bear the same name in the description of the API.
@RestController
@RequestMapping("/api/trials/{trial}")
class ParticipantsApi {
    /// What clients know all that is done about a participant by, in the description of the API.
    static final String PARTICIPANTS = "ParticipantsApi";

    private final Participants participants;
    private final Access access;
    private final Listing listing;
    private final Clock clock;

    ParticipantsApi(Participants participants, Access access, Listing listing, Clock clock) {
        this.participants = participants;
        this.access = access;
        this.listing = listing;
        this.clock = clock;
    }

    /// Those of one site, or of all that the asker may see; the next page begins after the last id of this one.
    @Requires(value = Permission.SEE_PARTICIPANTS, where = Requires.Where.ANYWHERE)
    @GetMapping("/participants")
    ResponseEntity<Object> list(
            Actor actor,
            @PathVariable String trial,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        return listing.ofTrial(
                actor,
                Permission.SEE_PARTICIPANTS,
                trial,
                site,
                limit,
                (sites, most) -> participants.list(trial, sites, after, most),
                ParticipantRow::participant,
                ParticipantRow::participant);
    }

    /// Those with something to do on a day.
    @Requires(value = Permission.SEE_PARTICIPANTS, where = Requires.Where.ANYWHERE)
    @GetMapping("/due")
    ResponseEntity<Object> due(
            Actor actor,
            @PathVariable String trial,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        return listing.ofTrial(
                actor,
                Permission.SEE_PARTICIPANTS,
                trial,
                site,
                limit,
                (sites, most) -> participants.due(trial, sites, Told.day(on, clock), after, most),
                ParticipantRow::participant,
                ParticipantRow::participant);
    }

    @Requires(Permission.SEE_PARTICIPANTS)
    @GetMapping("/participants/{participant}")
    ResponseEntity<Object> show(Actor actor, @PathVariable String trial, @PathVariable String participant) {
        ParticipantRow row = participants.find(trial, participant).orElse(null);
        Refusal refusal =
                access.refusal(actor, Permission.SEE_PARTICIPANTS, trial, row == null ? null : row.site(), participant);
        if (refusal != null) {
            return Problems.of(refusal);
        }
        return row == null
                ? Problems.of(
                        new Refusal(Refusal.Code.NO_SUCH_PARTICIPANT, "There is no participant '" + participant + "'."))
                // An amendment can change the row without an entry about the participant.
                : ResponseEntity.ok()
                        .eTag("\"" + row.lastSeq() + "-" + row.version() + "\"")
                        .body(row);
    }
}
