package org.stegvis.server.rest;

import static org.stegvis.server.rest.ParticipantsApi.PARTICIPANTS;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.consent.Consenting;
import org.stegvis.server.screening.Screening;
import tools.jackson.databind.JsonNode;

/// How somebody comes into a trial: screened, and asked for consent.
@RestController
@RequestMapping(name = PARTICIPANTS, path = "/api/trials/{trial}")
class EntryApi {
    private static final String KEY = "Idempotency-Key";

    private final Screening screening;
    private final Consenting consenting;
    private final Clock clock;

    EntryApi(Screening screening, Consenting consenting, Clock clock) {
        this.screening = screening;
        this.consenting = consenting;
        this.clock = clock;
    }

    record Screened(
            Map<String, JsonNode> characteristics, @Nullable LocalDate on) {}

    record Consented(String version, @Nullable LocalDate on) {}

    record Declined(@Nullable LocalDate on, @Nullable String why) {}

    @Requires(value = Permission.SCREEN, where = Requires.Where.ANYWHERE)
    @PostMapping("/participants")
    ResponseEntity<Object> screen(
            Actor actor,
            @PathVariable String trial,
            @RequestBody Screened body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(
                screening.screen(actor, trial, Told.values(body.characteristics()), Told.day(body.on(), clock), key));
    }

    @Requires(Permission.CONSENT)
    @PostMapping("/participants/{participant}/consents")
    ResponseEntity<Object> consent(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Consented body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(
                consenting.consent(actor, trial, participant, body.version(), Told.day(body.on(), clock), key));
    }

    @Requires(Permission.CONSENT)
    @PostMapping("/participants/{participant}/declined")
    ResponseEntity<Object> decline(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Declined body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        String why = body.why() == null ? "" : body.why();
        return Answers.of(consenting.decline(actor, trial, participant, why, Told.day(body.on(), clock), key));
    }
}
