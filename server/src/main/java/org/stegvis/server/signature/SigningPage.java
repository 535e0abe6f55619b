package org.stegvis.server.signature;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;
import org.stegvis.server.signin.Proof;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// Signs an entry of the log with password and code.
@Controller
class SigningPage {
    private final TrialPages trialPages;
    private final Signing signing;
    private final People people;

    SigningPage(TrialPages trialPages, Signing signing, People people) {
        this.trialPages = trialPages;
        this.signing = signing;
        this.people = people;
    }

    @Requires(value = Permission.SIGN, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/sign/{entry}")
    View show(@PathVariable String trial, @PathVariable long entry, HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "work");
        return view(in, found(in, entry), null, false);
    }

    @Requires(value = Permission.SIGN, where = Requires.Where.ANYWHERE)
    @PostMapping("/t/{trial}/sign/{entry}")
    View sign(
            @PathVariable String trial,
            @PathVariable long entry,
            @RequestParam(defaultValue = "") String meaning,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String passkey,
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest request,
            HttpServletResponse response) {
        InTrial in = trialPages.open(request, trial, "work");
        Entry signed = found(in, entry);
        Signature.Meaning means = Arrays.stream(Signature.Meaning.values())
                .filter(each -> each.word().equals(meaning))
                .findFirst()
                .orElse(null);
        if (means == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return view(in, signed, in.words().t("field.missing"), false);
        }
        return switch (signing.sign(
                in.actor(), trial, entry, means, new Proof(password, code, passkey), key.isBlank() ? null : key)) {
            case Written.Done done -> view(in, signed, null, true);
            case Written.Refused(var refusal) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield view(in, signed, RefusalWords.of(in.words(), refusal), false);
            }
        };
    }

    // One that is not there and one that the reader may not see look the same.
    private Entry found(InTrial in, long entry) {
        return signing.entry(in.actor(), in.id(), entry)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private View view(InTrial in, Entry entry, @Nullable String problem, boolean done) {
        boolean isOwn = entry.actor().equals(in.actor().id());
        List<String> meanings = Arrays.stream(Signature.Meaning.values())
                .filter(each -> isOwn || each != Signature.Meaning.AUTHORED)
                .map(Signature.Meaning::word)
                .toList();
        return trialPages
                .pages()
                .view(
                        in.frame(),
                        "signature/sign",
                        new SignForm(
                                entry.seq(),
                                Objects.requireNonNullElseGet(
                                        entry.participant(),
                                        () -> in.protocol().trial().title().in(in.language())),
                                entry.type(),
                                in.words().moment(entry.recorded()),
                                name(entry.actor()),
                                name(in.actor().id()),
                                meanings,
                                in.path("sign/" + entry.seq()),
                                UUID.randomUUID().toString(),
                                problem,
                                done));
    }

    private String name(String actor) {
        return people.staff().find(actor).map(Person::name).orElse(actor);
    }
}
