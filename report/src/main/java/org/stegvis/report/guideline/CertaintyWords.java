package org.stegvis.report.guideline;

import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.Domain;
import org.stegvis.evidence.Judgement;
import org.stegvis.evidence.Judgement.Concern;
import org.stegvis.evidence.certainty.Certainty;
import org.stegvis.evidence.certainty.DomainRating;
import org.stegvis.evidence.certainty.Grade;
import org.stegvis.evidence.certainty.Ground;
import org.stegvis.report.words.Words;

/// Certainty in words: proposals as proposals, judgements with the name of who judged.
record CertaintyWords(Words words) {

    String grade(Grade grade) {
        return switch (grade) {
            case HIGH -> words.say("high", "høy");
            case MODERATE -> words.say("moderate", "moderat");
            case LOW -> words.say("low", "lav");
            case VERY_LOW -> words.say("very low", "svært lav");
        };
    }

    /// The grade with what it still waits for: `moderate at most (2 domains to judge)`.
    String grade(Certainty certainty) {
        String grade = grade(certainty.grade());
        int open = certainty.asked().size();
        return open == 0
                ? grade
                : words.say(
                        "%s at most (%s to judge)",
                        "høyst %s (%s å vurdere)",
                        grade,
                        open == 1
                                ? words.say("1 domain", "1 domene")
                                : words.say("%s domains", "%s domener", words.count(open)));
    }

    String domain(Domain domain) {
        return switch (domain) {
            case RISK_OF_BIAS -> words.say("Risk of bias", "Risiko for skjevhet");
            case INCONSISTENCY -> words.say("Inconsistency", "Manglende samsvar");
            case INDIRECTNESS -> words.say("Indirectness", "Manglende direkthet");
            case IMPRECISION -> words.say("Imprecision", "Upresishet");
            case PUBLICATION_BIAS -> words.say("Publication bias", "Publiseringsskjevhet");
        };
    }

    String concern(@Nullable Concern concern) {
        return switch (concern) {
            case null -> words.say("to be judged", "må vurderes");
            case NOT_SERIOUS -> words.say("not serious", "ikke alvorlig");
            case SERIOUS -> words.say("serious", "alvorlig");
            case VERY_SERIOUS -> words.say("very serious", "svært alvorlig");
        };
    }

    /// Who says what counts: a person by name, or the program as a proposal.
    String origin(DomainRating rating) {
        Judgement judged = rating.judged();
        if (judged != null) {
            return words.say("judged ", "vurdert ") + new CriterionWords(words).signed(judged.signed());
        }
        return rating.proposed() == null ? words.say("asked for", "etterspurt") : words.say("proposed", "foreslått");
    }

    String ground(Ground ground) {
        return switch (ground) {
            case Ground.BiasOfWeight(double share) ->
                words.say(
                        "%s of the weight comes from studies with some concerns or a high risk",
                        "%s av vekten kommer fra studier med noen forbehold eller høy risiko", percent(share));
            case Ground.NotRated(double share) ->
                words.say(
                        "%s of the weight comes from studies whose risk of bias nobody has rated here",
                        "%s av vekten kommer fra studier som ingen har vurdert risikoen for her", percent(share));
            case Ground.OneStudy one -> words.say("one study", "én studie");
            case Ground.InsideSynthesis inside ->
                words.say(
                        "a synthesis entered as one effect; what differs inside it is not seen here",
                        "en oversikt går inn som ett estimat; det som spriker inni den, synes ikke her");
            case Ground.Spread(double iSquared, boolean crosses) -> spread(iSquared, crosses);
            case Ground.NeedsReading reading ->
                words.say(
                        "whether people, treatments and outcomes are those of the question",
                        "om personer, behandlinger og utfall er dem spørsmålet gjelder");
            case Ground.Width width -> width(width);
            case Ground.Asymmetry(double p) ->
                words.say("Egger's test of asymmetry, %s", "Eggers test av asymmetri, %s", words.pIs(p));
            case Ground.TooFew(int studies) ->
                words.say(
                        "%s; below ten studies a test of asymmetry says little",
                        "%s; under ti studier sier en test av asymmetri lite",
                        studies == 1
                                ? words.say("1 study", "1 studie")
                                : words.say("%s studies", "%s studier", words.count(studies)));
        };
    }

    private String spread(double iSquared, boolean crosses) {
        String base = words.say("I² %s", "I² %s", words.percent(iSquared, 0));
        return crosses
                ? base
                        + words.say(
                                "; a new study may fall on the other side",
                                "; en ny studie kan falle på den andre siden")
                : base;
    }

    private String width(Ground.Width width) {
        String none = width.includesNone()
                ? words.say("the interval includes no effect", "intervallet omfatter ingen effekt")
                : words.say("the interval excludes no effect", "intervallet utelukker ingen effekt");
        if (Double.isNaN(width.fraction())) {
            return none
                    + words.say(
                            "; no least important difference is stated", "; ingen minste viktige forskjell er oppgitt");
        }
        String important = width.includesBoth()
                ? words.say(" and important effects either way", " og viktige effekter begge veier")
                : width.includesImportant()
                        ? words.say(", important effects are possible", ", viktige effekter er mulige")
                        : words.say(", important effects are excluded", ", viktige effekter er utelukket");
        return none
                + important
                + words.say("; information %s", "; informasjon %s", percent(Math.min(1, width.fraction())))
                + (width.fraction() >= 1 ? words.say(" or more", " eller mer") : "");
    }

    private String percent(double share) {
        return words.percent(100 * share, 0);
    }
}
