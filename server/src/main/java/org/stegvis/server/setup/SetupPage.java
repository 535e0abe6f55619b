package org.stegvis.server.setup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.stegvis.server.access.Open;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.page.Frame;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// A protocol is brought in and checked beside its text: of a new trial or an amendment.
@Controller
class SetupPage {
    private final TrialPages trialPages;
    private final SetupForms forms;

    SetupPage(TrialPages trialPages, SetupForms forms) {
        this.trialPages = trialPages;
        this.forms = forms;
    }

    @Open(
            to = Open.To.SIGNED_IN,
            why = "a protocol text of the reader's own is looked at, and nothing is shown or kept")
    @GetMapping("/setup")
    View start(HttpServletRequest request) {
        Frame frame = forms.staff(request);
        return forms.show(frame, forms.fresh(null, new ProtocolFiles("", Map.of()), null));
    }

    @Requires(Permission.PUBLISH_PROTOCOL)
    @GetMapping("/t/{trial}/amend")
    View amend(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "protocol");
        in.require(Permission.PUBLISH_PROTOCOL, null);
        var current = in.state().current();
        var files = new ProtocolFiles(current.text(), current.instrumentFiles());
        return forms.show(in.frame(), forms.fresh(trial, files, Checked.of(files, in.frame())));
    }

    /// The text again, on the way back from the rehearsal or from signing.
    @Open(
            to = Open.To.SIGNED_IN,
            why = "a protocol text of the reader's own is looked at, and nothing is shown or kept")
    @PostMapping("/setup/text")
    View text(@RequestParam Map<String, String> told, HttpServletRequest request) {
        Frame frame = forms.staff(request);
        ProtocolFiles files = ProtocolFiles.told(told);
        Checked checked = Checked.of(files, frame);
        return forms.show(
                frame,
                told.containsKey("from")
                        ? SetupForms.told(told, files, checked, null)
                        : forms.fresh(null, files, checked));
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
        Frame frame = forms.staff(request);
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
                forms.again(
                        frame, response, SetupForms.told(told, before, checked(before, frame), frame.t(why, about)));
            case Brought.Taken(var taken, var leftOut) ->
                forms.show(
                        frame,
                        SetupForms.told(
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
        Frame frame = forms.staff(request);
        return trialPages.pages().view(frame, "setup/checked", Checked.of(ProtocolFiles.told(told), frame));
    }
}
