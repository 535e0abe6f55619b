package org.stegvis.report.guideline;

import org.stegvis.evidence.Criterion;
import org.stegvis.evidence.Signed;
import org.stegvis.report.words.Words;

/// Criteria of the frame from evidence to decision, and the answers to them.
record CriterionWords(Words words) {

    String criterion(Criterion criterion) {
        return switch (criterion) {
            case PROBLEM -> words.say("Priority of the problem", "Hvor viktig problemet er");
            case DESIRABLE -> words.say("Desirable effects", "Ønskede virkninger");
            case UNDESIRABLE -> words.say("Undesirable effects", "Uønskede virkninger");
            case CERTAINTY -> words.say("Certainty of the evidence", "Tillit til evidensen");
            case VALUES -> words.say("Values of those concerned", "Verdiene til dem det gjelder");
            case BALANCE -> words.say("Balance of effects", "Avveining av virkninger");
            case RESOURCES -> words.say("Resources", "Ressurser");
            case EQUITY -> words.say("Equity", "Likeverdighet");
            case ACCEPTABILITY -> words.say("Acceptability", "Aksept");
            case FEASIBILITY -> words.say("Feasibility", "Gjennomførbarhet");
        };
    }

    /// An answer by its name in files. Answers of new criteria are told by that name until they have words.
    String answer(String answer) {
        return switch (answer) {
            case "no" -> words.say("no", "nei");
            case "probably-no" -> words.say("probably no", "trolig nei");
            case "probably-yes" -> words.say("probably yes", "trolig ja");
            case "yes" -> words.say("yes", "ja");
            case "trivial" -> words.say("trivial", "ubetydelige");
            case "small" -> words.say("small", "små");
            case "moderate" -> words.say("moderate", "moderat");
            case "large" -> words.say("large", "store");
            case "very-low" -> words.say("very low", "svært lav");
            case "low" -> words.say("low", "lav");
            case "high" -> words.say("high", "høy");
            case "important-variability" -> words.say("important variability", "viktig variasjon");
            case "possible-variability" -> words.say("possibly important variability", "mulig viktig variasjon");
            case "probably-no-variability" ->
                words.say("probably no important variability", "trolig ingen viktig variasjon");
            case "no-variability" -> words.say("no important variability", "ingen viktig variasjon");
            case "favours-comparison" -> words.say("favours the comparison", "i favør av sammenlikningen");
            case "probably-favours-comparison" ->
                words.say("probably favours the comparison", "trolig i favør av sammenlikningen");
            case "favours-neither" -> words.say("favours neither", "i favør av ingen av dem");
            case "probably-favours-intervention" ->
                words.say("probably favours the intervention", "trolig i favør av tiltaket");
            case "favours-intervention" -> words.say("favours the intervention", "i favør av tiltaket");
            case "large-costs" -> words.say("large costs", "store kostnader");
            case "moderate-costs" -> words.say("moderate costs", "moderate kostnader");
            case "negligible" -> words.say("negligible costs and savings", "ubetydelige kostnader og besparelser");
            case "moderate-savings" -> words.say("moderate savings", "moderate besparelser");
            case "large-savings" -> words.say("large savings", "store besparelser");
            case "reduced" -> words.say("reduced", "mindre");
            case "probably-reduced" -> words.say("probably reduced", "trolig mindre");
            case "no-impact" -> words.say("probably no impact", "trolig uendret");
            case "probably-increased" -> words.say("probably increased", "trolig større");
            case "increased" -> words.say("increased", "større");
            case "varies" -> words.say("varies", "varierer");
            case "unknown" -> words.say("not known", "ikke kjent");
            default -> answer;
        };
    }

    /// `by A. Name, 2026-11-25 14:30: why`.
    String signed(Signed signed) {
        var time = signed.time();
        String when = time == null
                ? signed.date().toString()
                : time.toLocalDate() + " " + time.toLocalTime().withSecond(0).withNano(0);
        return words.say("by %s, %s: %s", "av %s, %s: %s", signed.by(), when, words.of(signed.why()));
    }
}
