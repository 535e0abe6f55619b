package org.stegvis.server.guideline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.Criterion;
import org.stegvis.evidence.Domain;
import org.stegvis.evidence.Judgement.Concern;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.Recommendation;
import org.stegvis.evidence.judgement.JudgementLog;
import org.stegvis.evidence.living.RecommendationCheck;
import org.stegvis.evidence.living.Verdict;
import org.stegvis.protocol.Text;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.guideline.CheckWords;
import org.stegvis.report.guideline.JudgementWords;
import org.stegvis.report.guideline.QuestionPart;
import org.stegvis.report.guideline.RecommendationPart;
import org.stegvis.report.markup.Node;
import org.stegvis.report.markup.Xhtml;

/// Makes the views of one guideline for one reader.
record Looking(InGuideline in) {

    GuidelineView guideline() {
        var check = in.evidence().check();
        var said = new CheckWords(check, in.language());
        var recommendations = new ArrayList<GuidelineView.Recommended>();
        for (RecommendationCheck each : check.recommendations()) {
            var part = new RecommendationPart(check, each, Evidence.PLAN, in.language());
            recommendations.add(new GuidelineView.Recommended(
                    recommendations.size() + 1,
                    path(each.recommendation()),
                    of(each.recommendation().guideline().title()),
                    of(each.recommendation().text()),
                    State.of(each.verdict(), in.frame()),
                    part.verdict(),
                    part.age(),
                    questions(each)));
        }
        return new GuidelineView(
                in.path(""),
                of(in.evidence().file().title()),
                in.frame().words().date(check.day()),
                recommendations,
                said.unaskedHead(),
                said.isSequential() ? said.sequential() : null,
                in.evidence().file().unasked().stream()
                        .map(each -> asked(each, null))
                        .toList(),
                in.evidence().notes().stream().map(this::of).distinct().toList(),
                said.closing(),
                in.mayChange());
    }

    private List<GuidelineView.Asked> questions(RecommendationCheck check) {
        return check.basis().stream()
                .map(basis -> asked(basis.basis().question(), basis.verdict()))
                .toList();
    }

    private GuidelineView.Asked asked(Question question, @Nullable Verdict verdict) {
        QuestionPart part = part(question);
        String today = part.today();
        State state = today == null ? new State(in.t("guideline.state.no-number"), "") : State.of(verdict, in.frame());
        return new GuidelineView.Asked(in.path("q/" + question.id()), of(question.title()), state, today, part.grade());
    }

    private QuestionPart part(Question question) {
        return new QuestionPart(in.evidence().check(), question, Evidence.PLAN, in.language());
    }

    private String path(Recommendation recommendation) {
        return in.path("r/" + recommendation.id());
    }

    QuestionView question(Question question, @Nullable Judging judging) {
        QuestionPart part = part(question);
        JudgementLog judged = in.evidence().judgements().about(question.id());
        return new QuestionView(
                in.path(""),
                of(question.title()),
                List.of(
                        new QuestionView.Part(in.t("guideline.population"), of(question.population())),
                        new QuestionView.Part(in.t("guideline.intervention"), of(question.intervention())),
                        new QuestionView.Part(in.t("guideline.comparison"), of(question.comparison())),
                        new QuestionView.Part(
                                in.t("guideline.outcome"), of(question.outcome().title())),
                        new QuestionView.Part(in.t("guideline.time"), of(question.time())),
                        new QuestionView.Part(
                                in.t("guideline.important"),
                                question.importantDifference() == null
                                        ? in.t("guideline.important.none")
                                        : in.frame().words().number(question.importantDifference()))),
                part.sayings().stream().map(this::saying).toList(),
                shown(part.forest(Lettering.TEXT)),
                shown(part.throughTime(in.evidence().placed(), Lettering.TEXT)),
                shown(part.monitoring()),
                shown(part.certainty()),
                part.grade(),
                judged.entries().isEmpty() ? null : shown(part.history(judged)),
                judging);
    }

    private QuestionView.Saying saying(QuestionPart.Saying each) {
        RecommendationCheck check = each.recommendation();
        if (check == null) {
            return new QuestionView.Saying(null, null, State.of(null, in.frame()), each.sentences());
        }
        return new QuestionView.Saying(
                of(check.recommendation().guideline().title()) + ": "
                        + of(check.recommendation().text()),
                path(check.recommendation()),
                State.of(Objects.requireNonNull(each.basis()).verdict(), in.frame()),
                each.sentences());
    }

    RecommendationView recommendation(RecommendationCheck check, @Nullable Judging judging) {
        var part = new RecommendationPart(in.evidence().check(), check, Evidence.PLAN, in.language());
        Recommendation recommendation = check.recommendation();
        JudgementLog judged = in.evidence().judgements().about(recommendation.id());
        return new RecommendationView(
                in.path(""),
                of(recommendation.guideline().title()),
                of(recommendation.text()),
                State.of(check.verdict(), in.frame()),
                part.verdict(),
                part.age(),
                questions(check),
                Xhtml.of(part.frame()),
                judged.entries().isEmpty() ? null : shown(part.history(judged)),
                judging);
    }

    /// The form for a judgement on a question; null for who may not judge.
    @Nullable
    Judging ofQuestion(Question question) {
        var words = new JudgementWords(in.language());
        return form(
                question.id(),
                Arrays.stream(Domain.values())
                        .map(domain -> new Judging.Group(
                                words.domain(domain),
                                Arrays.stream(Concern.values())
                                        .map(concern -> new Judging.Choice(
                                                domain.label() + "/" + concern.label(), words.concern(concern)))
                                        .toList()))
                        .toList());
    }

    /// The form for a judgement on a recommendation; null for who may not judge.
    @Nullable
    Judging ofRecommendation(Recommendation recommendation) {
        var words = new JudgementWords(in.language());
        return form(
                recommendation.id(),
                Arrays.stream(Criterion.values())
                        .map(criterion -> new Judging.Group(
                                words.criterion(criterion),
                                criterion.answers().stream()
                                        .map(answer -> new Judging.Choice(
                                                criterion.label() + "/" + answer, words.answer(answer)))
                                        .toList()))
                        .toList());
    }

    private @Nullable Judging form(String about, List<Judging.Group> groups) {
        return in.mayJudge()
                ? new Judging(in.path("judgements"), about, groups, "", "", null, GuidelinePages.newKey())
                : null;
    }

    private String of(Text text) {
        return text.in(in.language());
    }

    private static @Nullable String shown(@Nullable Node node) {
        return node == null ? null : Xhtml.of(node).strip();
    }
}
