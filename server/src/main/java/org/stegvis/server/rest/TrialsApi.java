package org.stegvis.server.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Open;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.signature.Signature;
import org.stegvis.server.signature.Signing;
import org.stegvis.server.trialsetup.PublishingAProtocol;
import org.stegvis.server.trialsetup.RunningATrial;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;
import org.stegvis.server.trialsetup.TrialState;
import org.stegvis.server.trialsetup.Trials;

/// Trials: publish a protocol, open, pause, close, reveal the key.
@RestController
@RequestMapping("/api/trials")
class TrialsApi {
    /// By this name clients know what is done to a trial and told of it, in whichever class it is.
    static final String TRIALS = "TrialsApi";

    private static final String KEY = "Idempotency-Key";

    private final PublishingAProtocol publishing;
    private final RunningATrial running;
    private final Trials trials;
    private final Access access;
    private final Signing signing;

    TrialsApi(PublishingAProtocol publishing, RunningATrial running, Trials trials, Access access, Signing signing) {
        this.signing = signing;
        this.publishing = publishing;
        this.running = running;
        this.trials = trials;
        this.access = access;
    }

    record Publication(
            String protocol,
            @Nullable LocalDate from,
            @Nullable AppliesTo appliesTo,
            @Nullable String why,
            @Nullable Map<String, String> instruments,
            @Nullable SignedWith signature) {}

    record Revelation(@Nullable SignedWith signature) {}

    record Change(String to, @Nullable String why, @Nullable SignedWith signature) {}

    record Trial(String id, String status, int version, String sha256, List<String> sites, List<String> decisions) {}

    @Requires(value = Permission.PUBLISH_PROTOCOL, where = Requires.Where.TOLD)
    @PostMapping
    ResponseEntity<Object> publish(
            Actor actor,
            @RequestBody Publication publication,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        var wanted = new PublishingAProtocol.Publication(
                publication.protocol(),
                publication.from(),
                publication.appliesTo() == null ? AppliesTo.NEW_PARTICIPANTS : publication.appliesTo(),
                publication.why(),
                publication.instruments() == null ? Map.of() : publication.instruments());
        return Answers.of(signed(actor, publication.signature(), who -> publishing.publish(who, wanted, key)));
    }

    @Open(to = Open.To.SIGNED_IN, why = "lists only the trials that the reader may see")
    @GetMapping
    List<Trial> list(Actor actor) {
        return trials.ids().stream()
                .filter(trial -> access.allows(actor, Permission.SEE_TRIAL, trial, null))
                .flatMap(trial -> trials.find(trial).stream())
                .map(TrialsApi::trial)
                .toList();
    }

    @Requires(Permission.SEE_TRIAL)
    @GetMapping("/{trial}")
    ResponseEntity<Object> show(Actor actor, @PathVariable String trial) {
        Refusal refusal = access.refusal(actor, Permission.SEE_TRIAL, trial, null);
        return refusal != null
                ? Problems.of(refusal)
                : trials.find(trial)
                        .<ResponseEntity<Object>>map(state -> ResponseEntity.ok(trial(state)))
                        .orElseGet(() -> Problems.of(none(trial)));
    }

    @Requires({Permission.OPEN_AND_CLOSE, Permission.PAUSE, Permission.RELEASE_RESULTS})
    @PostMapping("/{trial}/status")
    ResponseEntity<Object> status(
            Actor actor,
            @PathVariable String trial,
            @RequestBody Change change,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        String why = change.why() == null ? "" : change.why();
        return Answers.of(
                switch (change.to()) {
                    case "open" -> signed(actor, change.signature(), who -> running.open(who, trial, key));
                    case "paused" -> running.pause(actor, trial, why, key);
                    case "resumed" -> running.resume(actor, trial, why, key);
                    case "closed" -> signed(actor, change.signature(), who -> running.close(who, trial, why, key));
                    case "released" -> signed(actor, change.signature(), who -> running.release(who, trial, why, key));
                    default ->
                        throw new IllegalArgumentException(
                                "'to' must be open, paused, resumed, closed or released; it is '" + change.to() + "'.");
                });
    }

    private Written signed(Actor actor, @Nullable SignedWith signature, Function<Actor, Written> act) {
        return signing.act(actor, Signature.Meaning.APPROVED, SignedWith.proof(signature), act);
    }

    @Requires(Permission.REVEAL_KEY)
    @PostMapping("/{trial}/key-revelation")
    ResponseEntity<Object> reveal(
            Actor actor,
            @PathVariable String trial,
            @RequestBody(required = false) @Nullable Revelation body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(
                signed(actor, body == null ? null : body.signature(), who -> running.revealKey(who, trial, key)));
    }

    private static Trial trial(TrialState state) {
        return new Trial(
                state.trial(),
                state.status().name().toLowerCase(Locale.ROOT),
                state.current().version(),
                state.current().sha256(),
                state.current().protocol().sites(),
                state.current().protocol().decisions().stream()
                        .map(org.stegvis.protocol.Decision::id)
                        .toList());
    }

    private static Refusal none(String trial) {
        return new Refusal(Refusal.Code.NO_SUCH_TRIAL, "There is no trial '" + trial + "'.");
    }
}
