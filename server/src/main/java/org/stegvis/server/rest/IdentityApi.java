package org.stegvis.server.rest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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
import org.stegvis.server.identity.Identities;
import org.stegvis.server.identity.Identity;
import org.stegvis.server.reminder.Choice;
import org.stegvis.server.reminder.ChoosingReminders;

/// Who a participant is.
@RestController
@RequestMapping("/api/trials/{trial}/participants/{participant}/identity")
class IdentityApi {
    private static final String KEY = "Idempotency-Key";

    private final Identities identities;
    private final ChoosingReminders choosing;

    IdentityApi(Identities identities, ChoosingReminders choosing) {
        this.identities = identities;
        this.choosing = choosing;
    }

    record Told(
            @Nullable String name,
            @Nullable String email,
            @Nullable String telephone,
            @Nullable String nationalId,
            @Nullable String language)
            implements Undigested {
        Identity identity() {
            return new Identity(
                    Objects.requireNonNullElse(name, ""),
                    Objects.requireNonNullElse(email, ""),
                    Objects.requireNonNullElse(telephone, ""),
                    Objects.requireNonNullElse(nationalId, ""),
                    language);
        }
    }

    record Because(String why) {}

    record Chosen(Choice choice) {}

    /// How the participant, who told it, wants to be reminded.
    @Requires(Permission.ENTER_IDENTITY)
    @PostMapping("/reminders")
    ResponseEntity<Object> choose(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Chosen body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(choosing.choose(actor, trial, participant, body.choice(), key));
    }

    @Requires(Permission.SEE_IDENTITY)
    @GetMapping
    ResponseEntity<Object> show(Actor actor, @PathVariable String trial, @PathVariable String participant) {
        return switch (identities.read(actor, trial, participant)) {
            case Identities.Shown.Refused(var refusal) -> Problems.of(refusal);
            case Identities.Shown.Known(var identity) ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(identity);
        };
    }

    @Requires(Permission.ENTER_IDENTITY)
    @PostMapping
    ResponseEntity<Object> enter(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Told body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(identities.enter(actor, trial, participant, body.identity(), key));
    }

    @Requires(Permission.ENTER_IDENTITY)
    @PostMapping("/erasure")
    ResponseEntity<Object> erase(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Because body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(identities.erase(actor, trial, participant, body.why(), key));
    }
}
