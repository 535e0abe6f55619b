package org.stegvis.server.guideline;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.evidence.living.RecommendationCheck;
import org.stegvis.evidence.living.Verdict;
import org.stegvis.server.access.Open;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.RefusalWords;

/// The guidelines of the server, and the one that comes with the program to begin with.
@Controller
class GuidelineListPage {
    /// The id in the file that comes with the program.
    private static final String SUPPLIED = "back-pain";

    private final GuidelinePages pages;
    private final Guidelines guidelines;
    private final KeepingAGuideline keeping;

    GuidelineListPage(GuidelinePages pages, Guidelines guidelines, KeepingAGuideline keeping) {
        this.pages = pages;
        this.guidelines = guidelines;
        this.keeping = keeping;
    }

    @Open(
            to = Open.To.SIGNED_IN,
            why = "published evidence and what a group judged of it; a trial's results stand there only once released")
    @GetMapping("/guidelines")
    View list(HttpServletRequest request) {
        Frame frame = pages.staff(request);
        return view(frame, null, GuidelinePages.newKey());
    }

    @Requires(value = Permission.CHANGE_GUIDELINE, where = Requires.Where.SERVER)
    @PostMapping("/guidelines/supplied")
    View supplied(@RequestParam Map<String, String> told, HttpServletRequest request, HttpServletResponse response) {
        Frame frame = pages.staff(request);
        String text = SuppliedGuideline.text();
        String key = GuidelinePages.key(told);
        if (text == null) {
            response.setStatus(GuidelinePages.UNPROCESSABLE);
            return view(frame, frame.t("guideline.not-supplied"), key);
        }
        return switch (keeping.keep(frame.actor(), text, null, frame.t("guideline.supplied.why"), key)) {
            case Written.Done done -> GuidelinePages.to("/g/" + SUPPLIED);
            case Written.Refused(var refusal) -> {
                response.setStatus(GuidelinePages.UNPROCESSABLE);
                yield view(frame, RefusalWords.of(frame.words(), refusal), key);
            }
        };
    }

    private View view(Frame frame, @Nullable String notice, String key) {
        List<String> ids = guidelines.ids();
        return pages.view(
                frame,
                "list",
                new GuidelineList(
                        ids.stream()
                                .flatMap(id -> guidelines.find(id).stream())
                                .map(found -> line(found, frame))
                                .toList(),
                        pages.mayChange(frame),
                        !ids.contains(SUPPLIED) && SuppliedGuideline.text() != null,
                        notice,
                        key));
    }

    private static GuidelineList.Line line(Guidelines.Found found, Frame frame) {
        return switch (found) {
            case Guidelines.Found.Unreadable(var id, var findings) ->
                new GuidelineList.Line(
                        "/g/" + id + "/file",
                        id,
                        new State(frame.t("guideline.state.unreadable"), "late"),
                        frame.t("guideline.unreadable"));
            case Guidelines.Found.Readable(var evidence) -> {
                List<RecommendationCheck> all = evidence.check().recommendations();
                Verdict gravest = all.stream()
                        .map(RecommendationCheck::verdict)
                        .max(Verdict::compareTo)
                        .orElse(null);
                long looks =
                        all.stream().filter(each -> each.verdict().needsLook()).count();
                yield new GuidelineList.Line(
                        "/g/" + evidence.state().id(),
                        evidence.file().title().in(frame.language()),
                        State.of(gravest, frame),
                        frame.t("guideline.summary", all.size(), looks));
            }
        };
    }
}
