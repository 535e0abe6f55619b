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
import org.springframework.web.bind.annotation.RestController;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.note.Notes;
import org.stegvis.server.openapi.Document;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.schedule.Rescheduling;
import org.stegvis.server.therapy.AssigningTherapists;
import org.stegvis.server.therapy.ConcomitantCare;

/// Care beside the treatments, notes, and appointments.
@RestController
@RequestMapping("/api/trials/{trial}/participants/{participant}")
class CareApi {
    private static final String KEY = "Idempotency-Key";

    private final ConcomitantCare care;
    private final Notes notes;
    private final Rescheduling rescheduling;
    private final AssigningTherapists assigning;
    private final Listing listing;
    private final Access access;
    private final Participants participants;
    private final Clock clock;

    CareApi(
            ConcomitantCare care,
            Notes notes,
            Rescheduling rescheduling,
            AssigningTherapists assigning,
            Listing listing,
            Access access,
            Participants participants,
            Clock clock) {
        this.care = care;
        this.notes = notes;
        this.rescheduling = rescheduling;
        this.assigning = assigning;
        this.listing = listing;
        this.access = access;
        this.participants = participants;
        this.clock = clock;
    }

    record Care(
            ConcomitantCare.Kind kind,
            String care,
            LocalDate from,
            @Nullable LocalDate until) {}

    record End(@Nullable LocalDate on) {}

    record Note(String text) {}

    record Day(LocalDate day, String why) {}

    record Therapist(String person, @Nullable String why) {}

    /// Gives the participant a therapist, or another one.
    @Requires(Permission.ASSIGN_THERAPIST)
    @PostMapping("/therapist")
    ResponseEntity<Object> assign(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Therapist body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(
                assigning.assign(actor, trial, participant, body.person(), body.why() == null ? "" : body.why(), key));
    }

    @Requires(Permission.RECORD_TREATMENT)
    @PostMapping("/care")
    ResponseEntity<Object> care(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Care body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(
                care.record(actor, trial, participant, body.kind(), body.care(), body.from(), body.until(), key));
    }

    @Requires(Permission.RECORD_TREATMENT)
    @PostMapping("/care/{number}/end")
    ResponseEntity<Object> endCare(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable long number,
            @RequestBody End body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        LocalDate on = body.on() == null ? LocalDate.now(clock) : body.on();
        return Answers.of(care.end(actor, trial, participant, number, on, key));
    }

    @Requires(Permission.SEE_MEASURES)
    @GetMapping("/care")
    ResponseEntity<Object> careOf(Actor actor, @PathVariable String trial, @PathVariable String participant) {
        return listing.ofParticipant(
                actor, Permission.SEE_MEASURES, trial, participant, () -> care.ofParticipant(trial, participant));
    }

    @Requires(Permission.WRITE_NOTE)
    @PostMapping("/notes")
    ResponseEntity<Object> note(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestBody Note body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(notes.write(actor, trial, participant, body.text(), key));
    }

    @Requires(Permission.SEE_NOTES)
    @GetMapping("/notes")
    @Document(Notes.Note[].class)
    ResponseEntity<Object> notesOf(Actor actor, @PathVariable String trial, @PathVariable String participant) {
        return listing.ofParticipant(
                actor,
                Permission.SEE_NOTES,
                trial,
                participant,
                () -> notes.ofParticipant(trial, participant, tellsAllocations(actor, trial, participant)));
    }

    private boolean tellsAllocations(Actor actor, String trial, String participant) {
        String site = participants.site(trial, participant).orElse(null);
        return access.allows(actor, Permission.SEE_ALLOCATIONS, trial, site, participant);
    }

    /// Puts the next visit to another day within its window.
    @Requires(Permission.RESCHEDULE)
    @PostMapping("/visits/{visit}/appointment")
    ResponseEntity<Object> reschedule(
            Actor actor,
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String visit,
            @RequestBody Day body,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(rescheduling.reschedule(actor, trial, participant, visit, body.day(), body.why(), key));
    }
}
