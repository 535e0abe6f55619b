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
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.correction.Correcting;
import org.stegvis.server.eventlog.Recorded;
import org.stegvis.server.questionnaire.Assessing;
import tools.jackson.databind.JsonNode;

/// What is measured at a visit, and corrected.
@RestController
@RequestMapping(name = PARTICIPANTS, path = "/api/trials/{trial}")
class MeasuresApi {
    private static final String KEY = "Idempotency-Key";

    private final Assessing assessing;
    private final Correcting correcting;
    private final Clock clock;

    MeasuresApi(Assessing assessing, Correcting correcting, Clock clock) {
        this.assessing = assessing;
        this.correcting = correcting;
        this.clock = clock;
    }

    record Assessed(
            Map<String, JsonNode> measures, @Nullable LocalDate on) {}

    record Correction(
            @Nullable String measure,
            @Nullable String visit,
            @Nullable String characteristic,
            JsonNode value,
            String why,
            @Nullable Long seen) {}

    @Requires(Permission.ENTER_MEASURES)
    @PostMapping("/participants/{participant}/visits/{visit}")
    ResponseEntity<Object> assess(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String visit,
            @RequestBody Assessed body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(assessing.assess(
                actor, trial, participant, visit, Told.values(body.measures()), Told.day(body.on(), clock), key));
    }

    @Requires(Permission.CORRECT)
    @PostMapping("/participants/{participant}/corrections")
    ResponseEntity<Object> correct(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Correction body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(correcting.correct(
                actor,
                trial,
                participant,
                reference(body),
                Recorded.value(body.value()),
                body.why(),
                body.seen(),
                key));
    }

    private static Reference reference(Correction body) {
        if (body.measure() != null && body.visit() != null && body.characteristic() == null) {
            return new Reference.Measured(body.measure(), body.visit());
        }
        if (body.characteristic() != null && body.measure() == null && body.visit() == null) {
            return new Reference.Characteristic(body.characteristic());
        }
        throw new IllegalArgumentException("A correction names 'measure' and 'visit', or 'characteristic'.");
    }
}
