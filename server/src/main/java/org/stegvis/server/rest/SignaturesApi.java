package org.stegvis.server.rest;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.signature.Signature;
import org.stegvis.server.signature.Signing;
import org.stegvis.server.signin.Proof;

/// Signatures on entries of the log.
@RestController
@RequestMapping("/api/trials/{trial}/signatures")
class SignaturesApi {
    private static final String KEY = "Idempotency-Key";

    private final Signing signing;

    SignaturesApi(Signing signing) {
        this.signing = signing;
    }

    record Wanted(
            long entry,
            String meaning,
            @Nullable String password,
            @Nullable String code,
            @Nullable String passkey) {
        /// So that it stands in no log by mistake.
        @Override
        public String toString() {
            return "Wanted[" + entry + "]";
        }
    }

    @Requires(value = Permission.SEE_PARTICIPANTS, where = Requires.Where.ANYWHERE)
    @GetMapping
    List<Signature> list(Actor actor, @PathVariable String trial) {
        return signing.of(actor, trial);
    }

    @Requires(value = Permission.SIGN, where = Requires.Where.ANYWHERE)
    @PostMapping
    ResponseEntity<Object> sign(
            Actor actor,
            @PathVariable String trial,
            @RequestBody Wanted body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        var meaning = Arrays.stream(Signature.Meaning.values())
                .filter(each -> each.word().equals(body.meaning()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'meaning' must be authored, reviewed, approved or responsible; it is '" + body.meaning()
                                + "'."));
        return Answers.of(signing.sign(
                actor, trial, body.entry(), meaning, Proof.of(body.password(), body.code(), body.passkey()), key));
    }
}
