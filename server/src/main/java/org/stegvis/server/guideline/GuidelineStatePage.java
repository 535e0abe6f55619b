package org.stegvis.server.guideline;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.living.RecommendationCheck;
import org.stegvis.server.access.Open;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;

/// A guideline, its questions and its recommendations with how they stand; and where they are judged.
@Controller
class GuidelineStatePage {
    private static final String PUBLISHED =
            "published evidence and what a group judged of it; a trial's results stand there only once released";

    private final GuidelinePages pages;
    private final JudgingEvidence judging;

    GuidelineStatePage(GuidelinePages pages, JudgingEvidence judging) {
        this.pages = pages;
        this.judging = judging;
    }

    @Open(to = Open.To.SIGNED_IN, why = PUBLISHED)
    @GetMapping("/g/{guideline}")
    View guideline(@PathVariable String guideline, HttpServletRequest request) {
        InGuideline in = pages.open(request, guideline, "questions");
        return pages.view(in.frame(), "guideline", new Looking(in).guideline());
    }

    @Open(to = Open.To.SIGNED_IN, why = PUBLISHED)
    @GetMapping("/g/{guideline}/q/{question}")
    View question(@PathVariable String guideline, @PathVariable String question, HttpServletRequest request) {
        InGuideline in = pages.open(request, guideline, "questions");
        var looking = new Looking(in);
        Question asked = asked(in, question);
        return pages.view(in.frame(), "question", looking.question(asked, looking.ofQuestion(asked)));
    }

    @Open(to = Open.To.SIGNED_IN, why = PUBLISHED)
    @GetMapping("/g/{guideline}/r/{recommendation}")
    View recommendation(
            @PathVariable String guideline, @PathVariable String recommendation, HttpServletRequest request) {
        InGuideline in = pages.open(request, guideline, "questions");
        var looking = new Looking(in);
        RecommendationCheck check = check(in, recommendation);
        return pages.view(
                in.frame(),
                "recommendation",
                looking.recommendation(check, looking.ofRecommendation(check.recommendation())));
    }

    /// @param told `about`, `judged` as `PART/ANSWER`, `why`
    @Requires(value = Permission.JUDGE_EVIDENCE, where = Requires.Where.SERVER)
    @PostMapping("/g/{guideline}/judgements")
    View judge(
            @PathVariable String guideline,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        InGuideline in = pages.open(request, guideline, "questions");
        String about = told.getOrDefault("about", "");
        String chosen = told.getOrDefault("judged", "");
        String why = told.getOrDefault("why", "");
        String key = GuidelinePages.key(told);
        int slash = chosen.indexOf('/');
        String part = slash < 0 ? chosen : chosen.substring(0, slash);
        boolean isQuestion = in.evidence().file().questions().stream()
                .anyMatch(each -> each.id().equals(about));
        return switch (judging.judge(
                in.actor(), guideline, about, part, slash < 0 ? "" : chosen.substring(slash + 1), why, key)) {
            case Written.Done done -> GuidelinePages.to(in.path((isQuestion ? "q/" : "r/") + about) + "#judgements");
            case Written.Refused(var refusal) -> {
                response.setStatus(GuidelinePages.UNPROCESSABLE);
                String said = refusal.code() == Refusal.Code.VALUE_NOT_ALLOWED
                        ? in.t("guideline.judge.wrong")
                        : RefusalWords.of(in.frame().words(), refusal);
                yield again(in, isQuestion, about, form -> form.again(chosen, why, said, key));
            }
        };
    }

    private View again(InGuideline in, boolean isQuestion, String about, UnaryOperator<Judging> told) {
        var looking = new Looking(in);
        if (isQuestion) {
            Question question = asked(in, about);
            Judging form = looking.ofQuestion(question);
            return pages.view(
                    in.frame(), "question", looking.question(question, form == null ? null : told.apply(form)));
        }
        RecommendationCheck check = check(in, about);
        Judging form = looking.ofRecommendation(check.recommendation());
        return pages.view(
                in.frame(), "recommendation", looking.recommendation(check, form == null ? null : told.apply(form)));
    }

    private static Question asked(InGuideline in, String question) {
        return in.evidence().file().questions().stream()
                .filter(each -> each.id().equals(question))
                .findFirst()
                .orElseThrow(() -> Refused.of(Refusal.Code.NO_SUCH_RECORD));
    }

    private static RecommendationCheck check(InGuideline in, String recommendation) {
        return in.evidence().check().recommendations().stream()
                .filter(each -> each.recommendation().id().equals(recommendation))
                .findFirst()
                .orElseThrow(() -> Refused.of(Refusal.Code.NO_SUCH_RECORD));
    }
}
