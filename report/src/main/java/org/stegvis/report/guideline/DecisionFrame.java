package org.stegvis.report.guideline;

import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.text;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.evidence.Criterion;
import org.stegvis.evidence.FrameJudgement;
import org.stegvis.evidence.living.BasisCheck;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.evidence.living.RecommendationCheck;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.report.markup.Node;
import org.stegvis.report.markup.Node.Element;
import org.stegvis.report.words.Words;

/// The frame from evidence to decision for one recommendation: what the file knows is filled in, and what
/// people must judge is left to them. Source: ALONSO-COELLO et al. 2016, BMJ 353:i2016.
record DecisionFrame(RecommendationCheck check, MonitoringPlan plan, Words words) {

    Element table() {
        var criteria = new CriterionWords(words);
        var rows = new ArrayList<Node>();
        for (Criterion criterion : Criterion.values()) {
            String known = switch (criterion) {
                case DESIRABLE -> effects(false);
                case UNDESIRABLE -> effects(true);
                case CERTAINTY -> certainty();
                case PROBLEM, VALUES, BALANCE, RESOURCES, EQUITY, ACCEPTABILITY, FEASIBILITY -> "\u2013";
            };
            FrameJudgement judged = check.recommendation().judgements().get(criterion);
            rows.add(element(
                    "tr",
                    element("th", attributes("scope", "row"), List.of(text(criteria.criterion(criterion)))),
                    element("td", known),
                    element(
                            "td",
                            attributes("class", "judged"),
                            List.of(text(
                                    judged == null
                                            ? open()
                                            : words.capitalised(criteria.answer(judged.answer())) + "; "
                                                    + criteria.signed(judged.signed()))))));
        }
        return FindingsTable.table(
                List.of(
                        words.say("Criterion", "Kriterium"),
                        words.say("What this file knows", "Hva denne filen vet"),
                        words.say("Judged", "Vurdert")),
                rows);
    }

    private String open() {
        return words.say("For the group to judge.", "For gruppen å vurdere.");
    }

    private String none(boolean isHarm) {
        boolean isAsked = check.basis().stream()
                .anyMatch(each -> each.basis().question().outcome().isHarm());
        return isHarm && !isAsked
                ? words.say("This file holds no question about harm.", "Denne filen har ikke noe spørsmål om skade.")
                : words.say("No verified figure.", "Ikke noe bekreftet tall.");
    }

    private String effects(boolean isHarm) {
        var told = new ArrayList<String>();
        for (BasisCheck basis : check.basis()) {
            RunningEvidence now = basis.now();
            if (now != null && now.question().outcome().isHarm() == isHarm) {
                told.add(words.of(now.question().outcome().title())
                        + ": "
                        + new EffectWords(now.question(), words).told(now.told()));
            }
        }
        return told.isEmpty() ? none(isHarm) : String.join("; ", told) + ".";
    }

    private String certainty() {
        var told = new ArrayList<String>();
        for (BasisCheck basis : check.basis()) {
            var found = FindingsTable.Found.of(basis.basis().question(), basis.now(), plan);
            if (found.certainty() != null) {
                told.add(words.of(found.question().outcome().title())
                        + ": "
                        + new CertaintyWords(words).grade(found.certainty()));
            }
        }
        return told.isEmpty() ? none(false) : String.join("; ", told) + ".";
    }
}
