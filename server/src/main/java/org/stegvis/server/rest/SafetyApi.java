package org.stegvis.server.rest;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.deviation.Deviation;
import org.stegvis.server.deviation.DeviationRow;
import org.stegvis.server.deviation.Deviations;
import org.stegvis.server.deviation.RecordingDeviations;
import org.stegvis.server.safety.AdverseEvent;
import org.stegvis.server.safety.AdverseEventRow;
import org.stegvis.server.safety.AdverseEvents;
import org.stegvis.server.safety.Recipient;
import org.stegvis.server.safety.RecordingAdverseEvents;

/// Adverse events and deviations.
@RestController
@RequestMapping("/api/trials/{trial}")
class SafetyApi {
    private static final String KEY = "Idempotency-Key";

    private final RecordingAdverseEvents recording;
    private final AdverseEvents events;
    private final RecordingDeviations deviating;
    private final Deviations deviations;
    private final Listing listing;
    private final Clock clock;

    SafetyApi(
            RecordingAdverseEvents recording,
            AdverseEvents events,
            RecordingDeviations deviating,
            Deviations deviations,
            Listing listing,
            Clock clock) {
        this.recording = recording;
        this.events = events;
        this.deviating = deviating;
        this.deviations = deviations;
        this.listing = listing;
        this.clock = clock;
    }

    record Changed(AdverseEvent event, String why) {}

    record Reported(Recipient to, @Nullable LocalDate on) {}

    record Deviated(
            Deviation.Kind kind,
            Deviation.Importance importance,
            String description,
            @Nullable String visit,
            @Nullable LocalDate on) {}

    record Settled(String action) {}

    @Requires(Permission.RECORD_ADVERSE_EVENT)
    @PostMapping("/participants/{participant}/adverse-events")
    ResponseEntity<Object> record(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody AdverseEvent body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(recording.record(actor, trial, participant, body, key));
    }

    @Requires(Permission.RECORD_ADVERSE_EVENT)
    @PostMapping("/participants/{participant}/adverse-events/{number}")
    ResponseEntity<Object> change(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable long number,
            @RequestBody Changed body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(recording.change(actor, trial, participant, number, body.event(), body.why(), key));
    }

    @Requires(Permission.REPORT_ADVERSE_EVENT)
    @PostMapping("/participants/{participant}/adverse-events/{number}/reports")
    ResponseEntity<Object> report(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable long number,
            @RequestBody Reported body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        LocalDate on = body.on() == null ? LocalDate.now(clock) : body.on();
        return Answers.of(recording.report(actor, trial, participant, number, body.to(), on, key));
    }

    /// @param running only those of which somebody must still be told
    @Requires(value = Permission.SEE_INCIDENTS, where = Requires.Where.ANYWHERE)
    @GetMapping("/adverse-events")
    ResponseEntity<Object> events(
            Actor actor,
            @PathVariable String trial,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(defaultValue = "false") boolean running,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        return listing.ofTrial(
                actor,
                Permission.SEE_INCIDENTS,
                trial,
                site,
                limit,
                (sites, most) -> events.list(trial, sites, running, after, most),
                AdverseEventRow::participant,
                AdverseEventRow::number);
    }

    @Requires(Permission.SEE_INCIDENTS)
    @GetMapping("/participants/{participant}/adverse-events")
    ResponseEntity<Object> eventsOf(Actor actor, @PathVariable String trial, @PathVariable String participant) {
        return listing.ofParticipant(
                actor, Permission.SEE_INCIDENTS, trial, participant, () -> events.ofParticipant(trial, participant));
    }

    @Requires(Permission.RECORD_DEVIATION)
    @PostMapping("/participants/{participant}/deviations")
    ResponseEntity<Object> deviate(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Deviated body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        var deviation = new Deviation(body.kind(), body.importance(), body.description(), body.visit());
        LocalDate on = body.on() == null ? LocalDate.now(clock) : body.on();
        return Answers.of(deviating.record(actor, trial, participant, deviation, on, key));
    }

    @Requires(Permission.RECORD_DEVIATION)
    @PostMapping("/participants/{participant}/deviations/{number}/settlement")
    ResponseEntity<Object> settle(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable long number,
            @RequestBody Settled body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(deviating.settle(actor, trial, participant, number, body.action(), key));
    }

    /// @param open only those about which nothing has been done
    @Requires(value = Permission.SEE_INCIDENTS, where = Requires.Where.ANYWHERE)
    @GetMapping("/deviations")
    ResponseEntity<Object> deviations(
            Actor actor,
            @PathVariable String trial,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        return listing.ofTrial(
                actor,
                Permission.SEE_INCIDENTS,
                trial,
                site,
                limit,
                (sites, most) -> deviations.list(trial, sites, open, after, most),
                DeviationRow::participant,
                DeviationRow::number);
    }

    @Requires(Permission.SEE_INCIDENTS)
    @GetMapping("/participants/{participant}/deviations")
    ResponseEntity<Object> deviationsOf(Actor actor, @PathVariable String trial, @PathVariable String participant) {
        return listing.ofParticipant(
                actor,
                Permission.SEE_INCIDENTS,
                trial,
                participant,
                () -> deviations.ofParticipant(trial, participant));
    }
}
