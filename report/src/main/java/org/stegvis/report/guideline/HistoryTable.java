package org.stegvis.report.guideline;

import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.text;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.judgement.Judged;
import org.stegvis.evidence.judgement.JudgementLog;
import org.stegvis.report.markup.Node;
import org.stegvis.report.markup.Node.Element;
import org.stegvis.report.words.Words;

/// Every judgement, oldest first, with the one that counts marked.
record HistoryTable(EvidenceFile file, JudgementLog log, Words words) {

    Element table() {
        var criteria = new CriterionWords(words);
        var rows = new ArrayList<Node>();
        for (Judged judged : log.entries()) {
            rows.add(element(
                    "tr",
                    element("th", attributes("scope", "row"), List.of(text(about(judged)))),
                    element("td", part(judged, criteria)),
                    element("td", answer(judged, criteria)),
                    element("td", criteria.signed(judged.signed()))));
        }
        return FindingsTable.table(
                List.of(
                        words.say("On", "Om"),
                        words.say("Part", "Del"),
                        words.say("Judged", "Vurdert til"),
                        words.say("By, when and why", "Av, når og hvorfor")),
                rows);
    }

    private String about(Judged judged) {
        return switch (judged) {
            case Judged.OfQuestion of ->
                file.questions().stream()
                        .filter(each -> each.id().equals(of.about()))
                        .map(each -> words.of(each.title()))
                        .findFirst()
                        .orElse(of.about());
            case Judged.OfRecommendation of ->
                file.recommendations().stream()
                        .filter(each -> each.id().equals(of.about()))
                        .map(each -> words.of(each.text()))
                        .findFirst()
                        .orElse(of.about());
        };
    }

    private String part(Judged judged, CriterionWords criteria) {
        return switch (judged) {
            case Judged.OfQuestion of -> new CertaintyWords(words).domain(of.domain());
            case Judged.OfRecommendation of -> criteria.criterion(of.judgement().criterion());
        };
    }

    private String answer(Judged judged, CriterionWords criteria) {
        String answer = switch (judged) {
            case Judged.OfQuestion of ->
                new CertaintyWords(words).concern(of.judgement().concern());
            case Judged.OfRecommendation of -> criteria.answer(of.answer());
        };
        return log.counts(judged)
                ? answer
                : words.say("%s (later judged again)", "%s (senere vurdert på nytt)", answer);
    }
}
