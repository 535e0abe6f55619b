package org.stegvis.server.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
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
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.allocation.AllocatingByHand;
import org.stegvis.server.allocation.Randomising;
import org.stegvis.server.allocation.Unblinding;
import org.stegvis.server.consent.Consenting;
import org.stegvis.server.correction.Correcting;
import org.stegvis.server.eventlog.Recorded;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.questionnaire.Assessing;
import org.stegvis.server.screening.Screening;
import org.stegvis.server.signature.Signature;
import org.stegvis.server.signature.Signing;
import org.stegvis.server.therapy.Treating;
import org.stegvis.server.withdrawal.Withdrawing;
import tools.jackson.databind.JsonNode;

/// Participants of a trial: what happens to them, one by one, and the listing of them.
@RestController
@RequestMapping("/api/trials/{trial}")
class ParticipantsApi {
    private static final String KEY = "Idempotency-Key";

    private final Screening screening;
    private final Consenting consenting;
    private final Assessing assessing;
    private final Randomising randomising;
    private final Unblinding unblinding;
    private final AllocatingByHand byHand;
    private final Treating treating;
    private final Correcting correcting;
    private final Withdrawing withdrawing;
    private final Participants participants;
    private final Access access;
    private final Listing listing;
    private final Clock clock;
    private final Signing signing;

    ParticipantsApi(
            Screening screening,
            Consenting consenting,
            Assessing assessing,
            Randomising randomising,
            Unblinding unblinding,
            AllocatingByHand byHand,
            Treating treating,
            Correcting correcting,
            Withdrawing withdrawing,
            Participants participants,
            Access access,
            Listing listing,
            Clock clock,
            Signing signing) {
        this.signing = signing;
        this.screening = screening;
        this.consenting = consenting;
        this.assessing = assessing;
        this.randomising = randomising;
        this.unblinding = unblinding;
        this.byHand = byHand;
        this.treating = treating;
        this.correcting = correcting;
        this.withdrawing = withdrawing;
        this.participants = participants;
        this.access = access;
        this.listing = listing;
        this.clock = clock;
    }

    record Screened(
            Map<String, JsonNode> characteristics, @Nullable LocalDate on) {}

    record Consented(String version, @Nullable LocalDate on) {}

    record Declined(@Nullable LocalDate on, @Nullable String why) {}

    record Assessed(
            Map<String, JsonNode> measures, @Nullable LocalDate on) {}

    record Session(
            String decision,
            @Nullable LocalDate on,
            int minutes,
            @Nullable String content) {}

    record Treated(String decision, @Nullable LocalDate on, int sessions, boolean completed) {}

    record Correction(
            @Nullable String measure,
            @Nullable String visit,
            @Nullable String characteristic,
            JsonNode value,
            String why) {}

    record SignedWhy(String why, @Nullable SignedWith signature) {}

    record ByHand(String option, String why, @Nullable SignedWith signature) {}

    record Confirmed(@Nullable SignedWith signature) {}

    record Withdrawal(Withdrawing.From from, @Nullable LocalDate on, String why) {}

    @Requires(value = Permission.SCREEN, where = Requires.Where.ANYWHERE)
    @PostMapping("/participants")
    ResponseEntity<Object> screen(
            Actor actor,
            @PathVariable String trial,
            @RequestBody Screened body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(screening.screen(actor, trial, values(body.characteristics()), day(body.on()), key));
    }

    @Requires(Permission.CONSENT)
    @PostMapping("/participants/{participant}/consents")
    ResponseEntity<Object> consent(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Consented body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(consenting.consent(actor, trial, participant, body.version(), day(body.on()), key));
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
        return Answers.of(consenting.decline(actor, trial, participant, why, day(body.on()), key));
    }

    @Requires(Permission.ENTER_MEASURES)
    @PostMapping("/participants/{participant}/visits/{visit}")
    ResponseEntity<Object> assess(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String visit,
            @RequestBody Assessed body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(
                assessing.assess(actor, trial, participant, visit, values(body.measures()), day(body.on()), key));
    }

    @Requires(Permission.ALLOCATE)
    @PostMapping("/participants/{participant}/decisions/{decision}")
    ResponseEntity<Object> decide(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(randomising.randomise(actor, trial, participant, decision, key));
    }

    @Requires(Permission.RECORD_TREATMENT)
    @PostMapping("/participants/{participant}/sessions")
    ResponseEntity<Object> session(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Session body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        var session = new Treating.Session(
                body.decision(), day(body.on()), body.minutes(), body.content() == null ? "" : body.content());
        return Answers.of(treating.session(actor, trial, participant, session, key));
    }

    @Requires(Permission.RECORD_TREATMENT)
    @PostMapping("/participants/{participant}/treatments")
    ResponseEntity<Object> treated(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Treated body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        var treated = new Event.Treated(day(body.on()), body.decision(), body.sessions(), body.completed());
        return Answers.of(treating.end(actor, trial, participant, treated, key));
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
                actor, trial, participant, reference(body), Recorded.value(body.value()), body.why(), key));
    }

    @Requires(Permission.WITHDRAW)
    @PostMapping("/participants/{participant}/withdrawals")
    ResponseEntity<Object> withdraw(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Withdrawal body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(
                withdrawing.withdraw(actor, trial, participant, body.from(), day(body.on()), body.why(), key));
    }

    @Requires(Permission.UNBLIND)
    @PostMapping("/participants/{participant}/decisions/{decision}/unblinding")
    ResponseEntity<Object> unblind(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            @RequestBody SignedWhy body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(signing.act(
                actor,
                Signature.Meaning.RESPONSIBLE,
                SignedWith.proof(body.signature()),
                who -> unblinding.unblind(who, trial, participant, decision, body.why(), key)));
    }

    @Requires(Permission.ALLOCATE_BY_HAND)
    @PostMapping("/participants/{participant}/decisions/{decision}/by-hand")
    ResponseEntity<Object> byHand(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            @RequestBody ByHand body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(signing.act(
                actor,
                Signature.Meaning.RESPONSIBLE,
                SignedWith.proof(body.signature()),
                who -> byHand.ask(who, trial, participant, decision, body.option(), body.why(), key)));
    }

    @Requires(Permission.CONFIRM_ALLOCATION_BY_HAND)
    @PostMapping("/participants/{participant}/decisions/{decision}/by-hand/confirmation")
    ResponseEntity<Object> confirm(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            @RequestBody(required = false) @Nullable Confirmed body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        Written written = signing.act(
                actor,
                Signature.Meaning.APPROVED,
                SignedWith.proof(body == null ? null : body.signature()),
                who -> byHand.confirm(who, trial, participant, decision, key));
        // Who may be the second person need not be one who may know what was chosen.
        String site = participants.site(trial, participant).orElse(null);
        return access.allows(actor, Permission.SEE_ALLOCATIONS, trial, site, participant)
                ? Answers.of(written)
                : Answers.withoutContent(written);
    }

    /// Takes back the request, or declines to confirm it.
    @Requires(Permission.CONFIRM_ALLOCATION_BY_HAND)
    @PostMapping("/participants/{participant}/decisions/{decision}/by-hand/withdrawal")
    ResponseEntity<Object> withdrawByHand(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            @RequestBody SignedWhy body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(signing.act(
                actor,
                Signature.Meaning.RESPONSIBLE,
                SignedWith.proof(body.signature()),
                who -> byHand.withdraw(who, trial, participant, decision, body.why(), key)));
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
                (sites, most) -> participants.due(trial, sites, day(on), after, most),
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
                : ResponseEntity.ok().eTag("\"" + row.lastSeq() + "\"").body(row);
    }

    private LocalDate day(@Nullable LocalDate on) {
        return on == null ? LocalDate.now(clock) : on;
    }

    private static Map<String, Value> values(Map<String, JsonNode> nodes) {
        var values = new LinkedHashMap<String, Value>();
        nodes.forEach((name, node) -> values.put(name, Recorded.value(node)));
        return values;
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
