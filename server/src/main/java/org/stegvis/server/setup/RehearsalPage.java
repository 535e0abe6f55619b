package org.stegvis.server.setup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.protocol.file.Reading;
import org.stegvis.server.access.Open;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.SignedIn;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// Shows how made-up participants go through a trial, before anybody real does.
@Controller
class RehearsalPage {
    private final TrialPages trialPages;

    RehearsalPage(TrialPages trialPages) {
        this.trialPages = trialPages;
    }

    /// Of a trial that is set up.
    @Requires(value = Permission.SEE_TRIAL, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/rehearsal")
    View ofTrial(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "protocol");
        return trialPages
                .pages()
                .view(
                        in.frame(),
                        "setup/rehearsal",
                        new Rehearsing(in.protocol(), in.frame()).rehearse(null, in.path("overview")));
    }

    /// Of a text that is not published yet.
    @Open(
            to = Open.To.SIGNED_IN,
            why = "a protocol text of the reader's own is looked at, and nothing is shown or kept")
    @PostMapping("/setup/rehearsal")
    View ofText(@RequestParam Map<String, String> told, HttpServletRequest request, HttpServletResponse response) {
        Frame frame = trialPages.pages().frame(request);
        if (!frame.signedIn() || SignedIn.participant(frame.actor()) != null) {
            throw Refused.of(Refusal.Code.NOT_PERMITTED);
        }
        ProtocolFiles files = ProtocolFiles.told(told);
        return switch (files.read()) {
            case Reading.Accepted accepted ->
                trialPages
                        .pages()
                        .view(
                                frame,
                                "setup/rehearsal",
                                new Rehearsing(accepted.protocol(), frame).rehearse(files, null));
            case Reading.Rejected rejected -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield trialPages
                        .pages()
                        .view(
                                frame,
                                "setup/form",
                                SetupForms.told(told, files, Checked.of(files, frame), frame.t("setup.not-rehearsed")));
            }
        };
    }
}
