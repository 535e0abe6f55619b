package org.stegvis.report.guideline;

import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.text;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.evidence.living.BasisCheck;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.evidence.living.RecommendationCheck;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.report.markup.Node;
import org.stegvis.report.markup.Node.Element;
import org.stegvis.report.words.Words;

/// The frame from evidence to decision for one recommendation: what the file knows is filled in, and what people must
/// judge is left to them.
/// Source: ALONSO-COELLO et al. 2016, BMJ 353:i2016.
record DecisionFrame(RecommendationCheck check, MonitoringPlan plan, Words words) {

    Element table() {
        var rows = new ArrayList<Node>();
        rows.add(row(words.say("Priority of the problem", "Hvor viktig problemet er"), open()));
        rows.add(row(words.say("Desirable effects", "Ønskede virkninger"), effects()));
        rows.add(row(words.say("Undesirable effects", "Uønskede virkninger"), harms()));
        rows.add(row(words.say("Certainty of the evidence", "Tillit til evidensen"), certainty()));
        rows.add(row(words.say("Values of those concerned", "Verdiene til dem det gjelder"), open()));
        rows.add(row(words.say("Balance of effects", "Avveining av virkninger"), open()));
        rows.add(row(words.say("Resources", "Ressurser"), open()));
        rows.add(row(words.say("Equity", "Likeverdighet"), open()));
        rows.add(row(words.say("Acceptability", "Aksept"), open()));
        rows.add(row(words.say("Feasibility", "Gjennomførbarhet"), open()));
        return FindingsTable.table(
                List.of(words.say("Criterion", "Kriterium"), words.say("What this file knows", "Hva denne filen vet")),
                rows);
    }

    private static Node row(String criterion, String known) {
        return element("tr", element("th", attributes("scope", "row"), List.of(text(criterion))), element("td", known));
    }

    private String open() {
        return words.say("For the group to judge.", "For gruppen å vurdere.");
    }

    private String harms() {
        return words.say(
                "This file holds no question about harm. For the group to judge.",
                "Denne filen har ikke noe spørsmål om skade. For gruppen å vurdere.");
    }

    private String effects() {
        var told = new ArrayList<String>();
        for (BasisCheck basis : check.basis()) {
            RunningEvidence now = basis.now();
            if (now != null) {
                told.add(words.of(now.question().outcome().title())
                        + ": "
                        + new EffectWords(now.question(), words).told(now.told()));
            }
        }
        return told.isEmpty()
                ? words.say("No verified figure.", "Ikke noe bekreftet tall.")
                : String.join("; ", told) + ".";
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
        return told.isEmpty() ? open() : String.join("; ", told) + ".";
    }
}
