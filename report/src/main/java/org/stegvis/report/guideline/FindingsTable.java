package org.stegvis.report.guideline;

import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.certainty.Certainty;
import org.stegvis.evidence.certainty.DomainRating;
import org.stegvis.evidence.living.InformationSize;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.report.markup.Node;
import org.stegvis.report.markup.Node.Element;
import org.stegvis.report.words.Words;

/// Summary of findings, one row a question, and certainty, one row a domain.
record FindingsTable(List<Found> found, Words words) {

    /// A question with what is known of it.
    record Found(
            Question question,
            @Nullable RunningEvidence now,
            @Nullable Certainty certainty) {
        static Found of(Question question, @Nullable RunningEvidence now, MonitoringPlan plan) {
            return new Found(question, now, now == null ? null : Certainty.of(now, InformationSize.of(now, plan)));
        }
    }

    /// Outcome, comparison, effect, studies, certainty.
    Element summary() {
        var rows = new ArrayList<Node>();
        found.forEach(each -> rows.add(row(each)));
        return table(
                List.of(
                        words.say("Outcome", "Utfall"),
                        words.say("Comparison", "Sammenlikning"),
                        words.say("Effect", "Effekt"),
                        words.say("From", "Fra"),
                        words.say("Certainty (proposed)", "Tillit (foreslått)")),
                rows);
    }

    private Node row(Found each) {
        Question question = each.question();
        var effects = new EffectWords(question, words);
        RunningEvidence now = each.now();
        Certainty certainty = each.certainty();
        return element(
                "tr",
                element(
                        "th",
                        attributes("scope", "row"),
                        List.of(text(words.of(question.outcome().title()) + "; " + words.of(question.time())))),
                element(
                        "td",
                        words.say(
                                "%s against %s",
                                "%s mot %s", words.of(question.intervention()), words.of(question.comparison()))),
                effect(now, effects),
                element("td", now == null ? "\u2013" : from(now)),
                element(
                        "td",
                        certainty == null
                                ? "\u2013"
                                : marks(certainty) + " " + new CertaintyWords(words).grade(certainty)));
    }

    private Node effect(@Nullable RunningEvidence now, EffectWords effects) {
        if (now == null) {
            return element("td", words.say("no verified figure", "ikke noe bekreftet tall"));
        }
        List<String> lines = effects.lines(now.told());
        return classed(
                "td", "whole", text(lines.getFirst()), element("br", List.of(), List.of()), text(lines.getLast()));
    }

    private String from(RunningEvidence now) {
        var parts = new ArrayList<String>();
        for (StudyRecord study : now.studies()) {
            Integer participants = study.participants();
            parts.add(words.of(study.title())
                    + (participants == null
                            ? ""
                            : words.say(" (%s randomised)", " (%s randomisert)", words.count(participants))));
        }
        return String.join("; ", parts);
    }

    /// Filled circles for what is left, rings for what is lost.
    private static String marks(Certainty certainty) {
        int marks = certainty.grade().marks();
        return "\u25cf".repeat(marks) + "\u25cb".repeat(4 - marks);
    }

    /// The domains of one question.
    Element domains(Certainty certainty) {
        var say = new CertaintyWords(words);
        var rows = new ArrayList<Node>();
        for (DomainRating rating : certainty.domains()) {
            rows.add(element(
                    "tr",
                    element("th", attributes("scope", "row"), List.of(text(say.domain(rating.domain())))),
                    element("td", say.concern(rating.counts())),
                    element("td", say.origin(rating)),
                    element("td", say.ground(rating.ground()))));
        }
        return table(
                List.of(
                        words.say("Domain", "Domene"),
                        words.say("Concern", "Forbehold"),
                        words.say("By", "Av"),
                        words.say("What the numbers say", "Hva tallene sier")),
                rows);
    }

    static Element table(List<String> heads, List<? extends Node> rows) {
        var cells = heads.stream()
                .map(head -> element("th", attributes("scope", "col"), List.of(text(head))))
                .toList();
        return classed(
                "table", "data", element("thead", element("tr", List.of(), cells)), element("tbody", List.of(), rows));
    }
}
