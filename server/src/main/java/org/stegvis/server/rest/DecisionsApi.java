package org.stegvis.server.rest;

import static org.stegvis.server.rest.ParticipantsApi.PARTICIPANTS;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.allocation.AllocatingByHand;
import org.stegvis.server.allocation.Randomising;
import org.stegvis.server.allocation.Unblinding;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.signature.Signature;
import org.stegvis.server.signature.Signing;

/// Decisions about a participant: taken, told in an emergency, made by hand.
@RestController
@RequestMapping(name = PARTICIPANTS, path = "/api/trials/{trial}")
class DecisionsApi {
    private static final String KEY = "Idempotency-Key";

    private final Randomising randomising;
    private final Unblinding unblinding;
    private final AllocatingByHand byHand;
    private final Signing signing;
    private final Participants participants;
    private final Access access;

    DecisionsApi(
            Randomising randomising,
            Unblinding unblinding,
            AllocatingByHand byHand,
            Signing signing,
            Participants participants,
            Access access) {
        this.randomising = randomising;
        this.unblinding = unblinding;
        this.byHand = byHand;
        this.signing = signing;
        this.participants = participants;
        this.access = access;
    }

    record SignedWhy(String why, @Nullable SignedWith signature) {}

    record ByHand(String option, String why, @Nullable SignedWith signature) {}

    record Confirmed(@Nullable SignedWith signature) {}

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
}
