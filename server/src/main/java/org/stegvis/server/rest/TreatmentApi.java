package org.stegvis.server.rest;

import static org.stegvis.server.rest.ParticipantsApi.PARTICIPANTS;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stegvis.conduct.Event;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.therapy.CorrectingASession;
import org.stegvis.server.therapy.Treating;
import org.stegvis.server.withdrawal.Withdrawing;

/// What a participant receives, and what they withdraw from.
@RestController
@RequestMapping(name = PARTICIPANTS, path = "/api/trials/{trial}")
class TreatmentApi {
    private static final String KEY = "Idempotency-Key";

    private final Treating treating;
    private final CorrectingASession correcting;
    private final Withdrawing withdrawing;
    private final Clock clock;

    TreatmentApi(Treating treating, CorrectingASession correcting, Withdrawing withdrawing, Clock clock) {
        this.correcting = correcting;
        this.treating = treating;
        this.withdrawing = withdrawing;
        this.clock = clock;
    }

    record Session(
            String decision,
            @Nullable LocalDate on,
            int minutes,
            @Nullable String content) {}

    record Correction(
            LocalDate on,
            int minutes,
            @Nullable String content,
            String why,
            @Nullable Long seen) {}

    record Treated(String decision, @Nullable LocalDate on, int sessions, boolean completed) {}

    record Withdrawal(Withdrawing.From from, @Nullable LocalDate on, String why) {}

    @Requires(Permission.RECORD_TREATMENT)
    @PostMapping("/participants/{participant}/sessions")
    ResponseEntity<Object> session(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Session body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        var session = new Treating.Session(
                body.decision(),
                Told.day(body.on(), clock),
                body.minutes(),
                body.content() == null ? "" : body.content());
        return Answers.of(treating.session(actor, trial, participant, session, key));
    }

    /// Replaces what was told of a session, named by the place of its first entry.
    @Requires(Permission.RECORD_TREATMENT)
    @PostMapping("/participants/{participant}/sessions/{number}/correction")
    ResponseEntity<Object> correctSession(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable long number,
            @RequestBody Correction body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        var right =
                new CorrectingASession.Right(body.on(), body.minutes(), body.content() == null ? "" : body.content());
        return Answers.of(correcting.correct(actor, trial, participant, number, right, body.why(), body.seen(), key));
    }

    @Requires(Permission.RECORD_TREATMENT)
    @PostMapping("/participants/{participant}/treatments")
    ResponseEntity<Object> treated(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Treated body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        var treated = new Event.Treated(Told.day(body.on(), clock), body.decision(), body.sessions(), body.completed());
        return Answers.of(treating.end(actor, trial, participant, treated, key));
    }

    @Requires(Permission.WITHDRAW)
    @PostMapping("/participants/{participant}/withdrawals")
    ResponseEntity<Object> withdraw(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Withdrawal body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(withdrawing.withdraw(
                actor, trial, participant, body.from(), Told.day(body.on(), clock), body.why(), key));
    }
}
