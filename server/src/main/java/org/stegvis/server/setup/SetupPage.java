package org.stegvis.server.setup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.stegvis.server.access.Open;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.SignedIn;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;
import org.stegvis.server.trialsetup.PublishingAProtocol;
import org.stegvis.server.trialsetup.PublishingAProtocol.Publication;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;

/// A protocol is brought in, checked beside its text, and published: a new trial or an amendment.
@Controller
class SetupPage {
    private static final int UNPROCESSABLE = 422;

    private final TrialPages trialPages;
    private final PublishingAProtocol publishing;
    private final Clock clock;

    SetupPage(TrialPages trialPages, PublishingAProtocol publishing, Clock clock) {
        this.trialPages = trialPages;
        this.publishing = publishing;
        this.clock = clock;
    }

    @Open(
            to = Open.To.SIGNED_IN,
            why = "a protocol text of the reader's own is looked at, and nothing is shown or kept")
    @GetMapping("/setup")
    View start(HttpServletRequest request) {
        Frame frame = staff(request);
        return form(frame, empty(null, new ProtocolFiles("", Map.of()), null));
    }

    @Requires(Permission.PUBLISH_PROTOCOL)
    @GetMapping("/t/{trial}/amend")
    View amend(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "protocol");
        in.require(Permission.PUBLISH_PROTOCOL, null);
        var current = in.state().current();
        var files = new ProtocolFiles(current.text(), current.instrumentFiles());
        return form(in.frame(), empty(trial, files, Checked.of(files, in.frame())));
    }

    /// The text again, on the way back from the rehearsal.
    @Open(
            to = Open.To.SIGNED_IN,
            why = "a protocol text of the reader's own is looked at, and nothing is shown or kept")
    @PostMapping("/setup/text")
    View text(@RequestParam Map<String, String> told, HttpServletRequest request) {
        Frame frame = staff(request);
        ProtocolFiles files = ProtocolFiles.told(told);
        return form(frame, empty(null, files, Checked.of(files, frame)));
    }

    /// Files are brought in: a protocol, its instruments, or an archive with all of them.
    @Open(
            to = Open.To.SIGNED_IN,
            why = "a protocol text of the reader's own is looked at, and nothing is shown or kept")
    @PostMapping("/setup/files")
    View files(
            @RequestParam Map<String, String> told,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Frame frame = staff(request);
        var uploads = new ArrayList<Brought.Upload>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                uploads.add(new Brought.Upload(
                        Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getBytes()));
            }
        }
        ProtocolFiles before = ProtocolFiles.told(told);
        return switch (Brought.of(uploads, before)) {
            case Brought.Refused(var why, var about) ->
                again(frame, response, form(told, before, checked(before, frame), frame.t(why, about)));
            case Brought.Taken(var taken, var leftOut) ->
                form(
                        frame,
                        form(
                                told,
                                taken,
                                Checked.of(taken, frame),
                                leftOut.isEmpty()
                                        ? null
                                        : frame.t(
                                                "files.left-out", frame.words().listed(leftOut))));
        };
    }

    private static @Nullable Checked checked(ProtocolFiles files, Frame frame) {
        return files.text().isBlank() ? null : Checked.of(files, frame);
    }

    /// What is found in the text while it is written.
    @Open(
            to = Open.To.SIGNED_IN,
            why = "a protocol text of the reader's own is looked at, and nothing is shown or kept")
    @PostMapping("/setup/check")
    View check(@RequestParam Map<String, String> told, HttpServletRequest request) {
        Frame frame = staff(request);
        return trialPages.pages().view(frame, "setup/checked", Checked.of(ProtocolFiles.told(told), frame));
    }

    @Requires(value = Permission.PUBLISH_PROTOCOL, where = Requires.Where.TOLD)
    @PostMapping("/setup/publish")
    View publish(@RequestParam Map<String, String> told, HttpServletRequest request, HttpServletResponse response) {
        Frame frame = staff(request);
        ProtocolFiles files = ProtocolFiles.told(told);
        Checked checked = Checked.of(files, frame);
        LocalDate from = day(told.getOrDefault("from", ""));
        if (checked.trial() == null || from == null) {
            String notice = frame.t(checked.trial() == null ? "setup.not-published" : "form.day");
            return again(frame, response, form(told, files, checked, notice));
        }
        var publication = new Publication(
                files.text(),
                from,
                "on".equals(told.get("everybody")) ? AppliesTo.EVERYBODY : AppliesTo.NEW_PARTICIPANTS,
                told.getOrDefault("why", ""),
                files.beside());
        return switch (publishing.publish(frame.actor(), publication, key(told))) {
            case Written.Done done -> {
                var view = new RedirectView("/t/" + checked.trial() + "/overview", true);
                view.setStatusCode(HttpStatus.SEE_OTHER);
                yield view;
            }
            case Written.Refused(var refusal) ->
                again(frame, response, form(told, files, checked, RefusalWords.of(frame.words(), refusal)));
        };
    }

    /// The frame of somebody who works here.
    ///
    /// @throws Refused when it is a participant or nobody
    private Frame staff(HttpServletRequest request) {
        Frame frame = trialPages.pages().frame(request);
        if (!frame.signedIn() || SignedIn.participant(frame.actor()) != null) {
            throw Refused.of(Refusal.Code.NOT_PERMITTED);
        }
        return frame;
    }

    private View form(Frame frame, SetupForm form) {
        return trialPages.pages().view(frame, "setup/form", form);
    }

    private View again(Frame frame, HttpServletResponse response, SetupForm form) {
        response.setStatus(UNPROCESSABLE);
        return form(frame, form);
    }

    private SetupForm empty(@Nullable String trial, ProtocolFiles files, @Nullable Checked checked) {
        return new SetupForm(
                trial,
                files.text(),
                files.fields(),
                checked,
                "",
                LocalDate.now(clock).toString(),
                true,
                null,
                UUID.randomUUID().toString());
    }

    private static SetupForm form(
            Map<String, String> told, ProtocolFiles files, @Nullable Checked checked, @Nullable String notice) {
        String trial = told.getOrDefault("trial", "");
        return new SetupForm(
                trial.isEmpty() ? null : trial,
                files.text(),
                files.fields(),
                checked,
                told.getOrDefault("why", ""),
                told.getOrDefault("from", ""),
                "on".equals(told.get("everybody")),
                notice,
                key(told));
    }

    private static String key(Map<String, String> told) {
        String key = told.getOrDefault("key", "");
        return key.isBlank() || key.length() > 60 ? UUID.randomUUID().toString() : key;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            return null;
        }
    }
}
