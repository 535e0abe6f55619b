package org.stegvis.server.setup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.Reading;
import org.stegvis.server.access.Open;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.Pages;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.signature.Signature;
import org.stegvis.server.signature.SignedAct;
import org.stegvis.server.signature.Signing;
import org.stegvis.server.signin.Proof;
import org.stegvis.server.trialsetup.PublishingAProtocol;
import org.stegvis.server.trialsetup.PublishingAProtocol.Publication;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;
import org.stegvis.server.trialsetup.Trials;
import org.stegvis.server.trialsetup.WhatStays;

/// A protocol that was written is published by who signs for it: a new trial or an amendment. What was written goes
/// along from page to page and is kept nowhere before.
@Controller
class PublishPage {
    private final SetupForms forms;
    private final Pages pages;
    private final PublishingAProtocol publishing;
    private final Signing signing;
    private final Trials trials;

    PublishPage(SetupForms forms, Pages pages, PublishingAProtocol publishing, Signing signing, Trials trials) {
        this.trials = trials;
        this.forms = forms;
        this.pages = pages;
        this.publishing = publishing;
        this.signing = signing;
    }

    /// What is about to be published, and who signs it.
    @Open(
            to = Open.To.SIGNED_IN,
            why = "a protocol text of the reader's own is looked at, and nothing is shown or kept")
    @PostMapping("/setup/ask")
    View ask(@RequestParam Map<String, String> told, HttpServletRequest request, HttpServletResponse response) {
        Frame frame = forms.staff(request);
        Wanted wanted = wanted(frame, told);
        return wanted == null ? wrong(frame, told, response) : view(frame, told, wanted, null);
    }

    @Requires(value = Permission.PUBLISH_PROTOCOL, where = Requires.Where.TOLD)
    @PostMapping("/setup/publish")
    View publish(@RequestParam Map<String, String> told, HttpServletRequest request, HttpServletResponse response) {
        Frame frame = forms.staff(request);
        Wanted wanted = wanted(frame, told);
        if (wanted == null) {
            return wrong(frame, told, response);
        }
        Written written = signing.act(
                frame.actor(),
                Signature.Meaning.APPROVED,
                Proof.of(told.get("password"), told.get("code"), told.get("passkey")),
                who -> publishing.publish(who, wanted.publication(), SetupForms.key(told)));
        return switch (written) {
            case Written.Done done -> {
                var view = new RedirectView("/t/" + wanted.trial() + "/overview", true);
                view.setStatusCode(HttpStatus.SEE_OTHER);
                yield view;
            }
            case Written.Refused(var refusal) -> {
                String problem = refusal.code() == Refusal.Code.PROTOCOL_REJECTED
                        ? takenAway(frame, wanted)
                        : RefusalWords.of(frame.words(), refusal);
                if (isAboutTheProof(refusal)) {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    yield view(frame, told, wanted, problem);
                }
                ProtocolFiles files = ProtocolFiles.told(told);
                yield forms.again(frame, response, SetupForms.told(told, files, Checked.of(files, frame), problem));
            }
        };
    }

    /// What an amendment must leave and does not.
    private String takenAway(Frame frame, Wanted wanted) {
        List<String> missing = trials.find(wanted.trial())
                .map(state -> new WhatStays(state.current().protocol(), wanted.protocol()).missing())
                .orElse(List.of());
        return missing.isEmpty()
                ? frame.t("refusal.protocol-rejected")
                : frame.t("setup.taken-away", String.join(", ", missing));
    }

    private static boolean isAboutTheProof(Refusal refusal) {
        return refusal.code() == Refusal.Code.NOT_CONFIRMED || refusal.code() == Refusal.Code.SIGNATURE_MISSING;
    }

    /// What a form asks to publish.
    ///
    /// @param title of the trial, in the language of the page
    private record Wanted(Protocol protocol, String title, String sha256, LocalDate from, Publication publication) {
        /// The id that the text gives.
        String trial() {
            return protocol.trial().id();
        }
    }

    /// Null where it is no protocol or has no day.
    private static @Nullable Wanted wanted(Frame frame, Map<String, String> told) {
        ProtocolFiles files = ProtocolFiles.told(told);
        LocalDate from = day(told);
        return files.read() instanceof Reading.Accepted accepted && from != null
                ? new Wanted(
                        accepted.protocol(),
                        accepted.protocol().trial().title().in(frame.language()),
                        accepted.sha256(),
                        from,
                        new Publication(
                                files.text(),
                                from,
                                SetupForms.isForEverybody(told) ? AppliesTo.EVERYBODY : AppliesTo.NEW_PARTICIPANTS,
                                told.getOrDefault("why", ""),
                                files.beside()))
                : null;
    }

    private View wrong(Frame frame, Map<String, String> told, HttpServletResponse response) {
        ProtocolFiles files = ProtocolFiles.told(told);
        Checked checked = Checked.of(files, frame);
        String notice = frame.t(checked.trial() == null ? "setup.not-published" : "form.day");
        return forms.again(frame, response, SetupForms.told(told, files, checked, notice));
    }

    private View view(Frame frame, Map<String, String> told, Wanted wanted, @Nullable String problem) {
        String amended = told.getOrDefault("trial", "");
        String text = !amended.equals(wanted.trial())
                ? "setup.sign.first"
                : SetupForms.isForEverybody(told) ? "setup.sign.everybody" : "setup.sign.new";
        return pages.view(
                frame,
                "signature/act",
                new SignedAct(
                        frame.t("setup.sign.title"),
                        frame.t(
                                text,
                                wanted.title(),
                                wanted.sha256(),
                                frame.words().date(wanted.from())),
                        amended.isEmpty() ? "/setup" : "/t/" + amended + "/protocol",
                        frame.t(amended.isEmpty() ? "setup.title" : "nav.protocol"),
                        new SignedAct.Again("/setup/text", frame.t("rehearsal.back")),
                        fields(told),
                        null,
                        signing.name(frame.actor()),
                        Signature.Meaning.APPROVED.word(),
                        "/setup/publish",
                        frame.t("setup.sign.button"),
                        SetupForms.key(told),
                        problem));
    }

    private static List<SignedAct.Field> fields(Map<String, String> told) {
        ProtocolFiles files = ProtocolFiles.told(told);
        var fields = new ArrayList<SignedAct.Field>();
        for (String name : List.of("trial", "why", "from", "everybody")) {
            String value = told.get(name);
            if (value != null) {
                fields.add(new SignedAct.Field(name, value));
            }
        }
        fields.add(new SignedAct.Field("text", files.text()));
        files.fields().forEach(file -> fields.add(new SignedAct.Field(file.field(), file.text())));
        return fields;
    }

    private static @Nullable LocalDate day(Map<String, String> told) {
        try {
            return LocalDate.parse(told.getOrDefault("from", ""));
        } catch (DateTimeParseException none) {
            return null;
        }
    }
}
