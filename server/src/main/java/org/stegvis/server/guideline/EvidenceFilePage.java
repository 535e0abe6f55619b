package org.stegvis.server.guideline;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.evidence.file.EvidenceReader;
import org.stegvis.evidence.file.EvidenceReading;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.server.access.Open;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.setup.Checked;

/// An evidence file is brought in, checked beside its text, and kept: a new guideline or a version of one.
@Controller
class EvidenceFilePage {
    private final GuidelinePages pages;
    private final KeepingAGuideline keeping;
    private final EventLog log;

    EvidenceFilePage(GuidelinePages pages, KeepingAGuideline keeping, EventLog log) {
        this.pages = pages;
        this.keeping = keeping;
        this.log = log;
    }

    @Requires(value = Permission.CHANGE_GUIDELINE, where = Requires.Where.SERVER)
    @GetMapping("/guidelines/new")
    View start(HttpServletRequest request) {
        return form(
                pages.staff(request),
                new EvidenceForm(null, "", null, List.of(), "", "", null, GuidelinePages.newKey()));
    }

    /// The newest version; also one that this program does not read any more.
    @Requires(value = Permission.CHANGE_GUIDELINE, where = Requires.Where.SERVER)
    @GetMapping("/g/{guideline}/file")
    View change(@PathVariable String guideline, HttpServletRequest request) {
        Frame frame = pages.staff(request);
        String text = state(guideline).current().text();
        return form(
                frame,
                new EvidenceForm(
                        guideline, text, checked(text, frame), List.of(), "", "", null, GuidelinePages.newKey()));
    }

    /// What is found in the text while it is written.
    @Requires(value = Permission.CHANGE_GUIDELINE, where = Requires.Where.SERVER)
    @PostMapping("/guidelines/check")
    View check(@RequestParam(defaultValue = "") String text, HttpServletRequest request) {
        Frame frame = pages.staff(request);
        return pages.checked(frame, checked(text, frame));
    }

    @Requires(value = Permission.CHANGE_GUIDELINE, where = Requires.Where.SERVER)
    @PostMapping("/guidelines")
    View keep(@RequestParam Map<String, String> told, HttpServletRequest request, HttpServletResponse response) {
        Frame frame = pages.staff(request);
        String text = told.getOrDefault("text", "");
        String changed = told.getOrDefault("guideline", "");
        String why = told.getOrDefault("why", "");
        String key = GuidelinePages.key(told);
        @Nullable String guideline = changed.isEmpty() ? null : changed;
        return switch (keeping.keep(frame.actor(), text, guideline, why, key)) {
            case Written.Done done ->
                GuidelinePages.to("/g/" + done.entries().getFirst().trial().replaceFirst("^[^/]*/", ""));
            case Written.Refused(var refusal) -> {
                response.setStatus(GuidelinePages.UNPROCESSABLE);
                yield form(
                        frame,
                        new EvidenceForm(
                                guideline,
                                text,
                                checked(text, frame),
                                List.of(),
                                "",
                                why,
                                refusal.code() == Refusal.Code.VALUE_NOT_ALLOWED
                                        ? frame.t("guideline.id-wrong")
                                        : RefusalWords.of(frame.words(), refusal),
                                key));
            }
        };
    }

    /// A version as it was brought in.
    @Open(to = Open.To.SIGNED_IN, why = "published evidence")
    @GetMapping("/g/{guideline}/file/{version}")
    ResponseEntity<String> version(
            @PathVariable String guideline, @PathVariable int version, HttpServletRequest request) {
        pages.staff(request);
        GuidelineState.Version wanted = state(guideline).versions().stream()
                .filter(each -> each.number() == version)
                .findFirst()
                .orElseThrow(() -> Refused.of(Refusal.Code.NO_SUCH_RECORD));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename("%s-%d.yaml".formatted(guideline, version))
                                .build()
                                .toString())
                .body(wanted.text());
    }

    private GuidelineState state(String guideline) {
        GuidelineState state = GuidelineState.of(guideline, log.aboutTrial(Guidelines.log(guideline)));
        if (state == null) {
            throw Refused.of(Refusal.Code.NO_SUCH_GUIDELINE);
        }
        return state;
    }

    private View form(Frame frame, EvidenceForm form) {
        return pages.view(frame, "file", form);
    }

    static Checked checked(String text, Frame frame) {
        EvidenceReading reading = EvidenceReader.read("evidence.yaml", text);
        List<Checked.Line> lines =
                reading.findings().stream().map(Checked::line).toList();
        return switch (reading) {
            case EvidenceReading.Rejected rejected ->
                new Checked(frame.t("guideline.rejected", errors(rejected.findings())), "late", lines, null, null);
            case EvidenceReading.Accepted accepted ->
                new Checked(
                        frame.t(
                                "guideline.accepted",
                                accepted.file().title().in(frame.language()),
                                accepted.file().questions().size(),
                                accepted.file().studies().size(),
                                accepted.file().recommendations().size(),
                                accepted.warnings().size()),
                        accepted.warnings().isEmpty() ? "done" : "due",
                        lines,
                        null,
                        null);
        };
    }

    static long errors(List<Finding> findings) {
        return findings.stream().filter(Finding::isError).count();
    }
}
