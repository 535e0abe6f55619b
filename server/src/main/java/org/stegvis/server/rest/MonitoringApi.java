package org.stegvis.server.rest;

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
import org.stegvis.server.monitoring.About;
import org.stegvis.server.monitoring.Holding;
import org.stegvis.server.monitoring.Queries;
import org.stegvis.server.monitoring.QueryRow;
import org.stegvis.server.monitoring.Querying;
import org.stegvis.server.monitoring.Verifications;
import org.stegvis.server.openapi.Document;
import org.stegvis.server.signature.Signature;
import org.stegvis.server.signature.Signing;

/// Queries, marks of source data verification, freeze and lock.
@RestController
@RequestMapping("/api/trials/{trial}")
class MonitoringApi {
    private static final String KEY = "Idempotency-Key";

    private final Querying querying;
    private final Queries queries;
    private final Verifications verifications;
    private final Holding holding;
    private final Listing listing;
    private final Signing signing;
    private final MonitoringDocuments documents;

    MonitoringApi(
            Querying querying,
            Queries queries,
            Verifications verifications,
            Holding holding,
            Listing listing,
            Signing signing,
            MonitoringDocuments documents) {
        this.signing = signing;
        this.documents = documents;
        this.querying = querying;
        this.queries = queries;
        this.verifications = verifications;
        this.holding = holding;
        this.listing = listing;
    }

    record Question(@Nullable String visit, @Nullable String name, String text) {}

    record Said(String text) {}

    record Mark(
            @Nullable String visit,
            @Nullable String name,
            @Nullable String why) {}

    record Hold(
            Holding.Change change,
            @Nullable String visit,
            @Nullable String why,
            @Nullable SignedWith signature) {}

    @Requires(Permission.RAISE_QUERY)
    @PostMapping("/participants/{participant}/queries")
    ResponseEntity<Object> raise(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Question body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(
                querying.raise(actor, trial, participant, new About(body.visit(), body.name()), body.text(), key));
    }

    @Requires(Permission.ANSWER_QUERY)
    @PostMapping("/participants/{participant}/queries/{number}/answers")
    ResponseEntity<Object> answer(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable long number,
            @RequestBody Said body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(querying.answer(actor, trial, participant, number, body.text(), key));
    }

    @Requires(Permission.RAISE_QUERY)
    @PostMapping("/participants/{participant}/queries/{number}/questions")
    ResponseEntity<Object> askAgain(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable long number,
            @RequestBody Said body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(querying.askAgain(actor, trial, participant, number, body.text(), key));
    }

    @Requires(Permission.RAISE_QUERY)
    @PostMapping("/participants/{participant}/queries/{number}/closure")
    ResponseEntity<Object> close(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable long number,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(querying.close(actor, trial, participant, number, key));
    }

    @Requires(value = Permission.SEE_MEASURES, where = Requires.Where.ANYWHERE)
    @GetMapping("/queries")
    @Document(MonitoringDocuments.Query[].class)
    ResponseEntity<Object> queries(
            Actor actor,
            @PathVariable String trial,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) QueryRow.@Nullable Status status,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        return listing.ofTrial(
                actor,
                Permission.SEE_MEASURES,
                trial,
                site,
                limit,
                (sites, most) -> documents.queries(actor, trial, queries.list(trial, sites, status, after, most)),
                MonitoringDocuments.Query::participant,
                MonitoringDocuments.Query::number);
    }

    @Requires(Permission.SEE_MEASURES)
    @GetMapping("/participants/{participant}/queries")
    @Document(MonitoringDocuments.Query[].class)
    ResponseEntity<Object> queriesOf(Actor actor, @PathVariable String trial, @PathVariable String participant) {
        return listing.ofParticipant(
                actor,
                Permission.SEE_MEASURES,
                trial,
                participant,
                () -> documents.queries(actor, trial, queries.ofParticipant(trial, participant)));
    }

    @Requires(Permission.VERIFY_SOURCE)
    @PostMapping("/participants/{participant}/verifications")
    ResponseEntity<Object> verify(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Mark body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(verifications.verify(actor, trial, participant, new About(body.visit(), body.name()), key));
    }

    @Requires(Permission.VERIFY_SOURCE)
    @PostMapping("/participants/{participant}/verifications/taken-back")
    ResponseEntity<Object> takeBack(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Mark body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        String why = body.why() == null ? "" : body.why();
        return Answers.of(
                verifications.takeBack(actor, trial, participant, new About(body.visit(), body.name()), why, key));
    }

    @Requires(Permission.SEE_MEASURES)
    @GetMapping("/participants/{participant}/verifications")
    @Document(MonitoringDocuments.Verification[].class)
    ResponseEntity<Object> verificationsOf(Actor actor, @PathVariable String trial, @PathVariable String participant) {
        return listing.ofParticipant(
                actor,
                Permission.SEE_MEASURES,
                trial,
                participant,
                () -> documents.verifications(actor, trial, verifications.ofParticipant(trial, participant)));
    }

    @Requires({Permission.FREEZE, Permission.LOCK})
    @PostMapping("/participants/{participant}/holds")
    ResponseEntity<Object> hold(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Hold body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        String why = body.why() == null ? "" : body.why();
        return Answers.of(signing.act(
                actor,
                Signature.Meaning.APPROVED,
                SignedWith.proof(body.signature()),
                who -> holding.change(who, trial, participant, body.change(), body.visit(), why, key)));
    }

    @Requires(Permission.SEE_PARTICIPANTS)
    @GetMapping("/participants/{participant}/holds")
    ResponseEntity<Object> holdsOf(Actor actor, @PathVariable String trial, @PathVariable String participant) {
        return listing.ofParticipant(
                actor,
                Permission.SEE_PARTICIPANTS,
                trial,
                participant,
                () -> holding.ofParticipant(trial, participant));
    }
}
