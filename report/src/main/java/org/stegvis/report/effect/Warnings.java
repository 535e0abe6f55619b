package org.stegvis.report.effect;

import java.util.stream.Collectors;
import org.stegvis.estimation.result.Warning;
import org.stegvis.report.words.Noun;
import org.stegvis.report.words.Words;

/// Says what a reader must know before using the numbers.
record Warnings(Words words) {

    String of(Warning warning) {
        return words.say("Note: ", "Merk: ") + sentence(warning);
    }

    private String sentence(Warning warning) {
        return switch (warning) {
            case Warning.FewFollowed(var regime, var participants) ->
                words.say(
                        "only %s consistent with %s, so its standard error means little.",
                        "bare %s stemmer med %s, så standardfeilen sier lite.",
                        words.count(participants, Noun.PARTICIPANT),
                        regime);
            case Warning.EdgeOfCovariance(var what) ->
                words.say(
                        "the random effects of the mixed model are estimated as not varying, so a simpler covariance would do.",
                        "de tilfeldige effektene i den blandede modellen estimeres til ikke å variere, så en enklere kovarians ville holde.");
            case Warning.Undecided(var decision, var participants, var analysed) ->
                words.say(
                        "%s of %s participants analysed never came to ‘%s’ and count for every regime that begins as theirs did, which draws regimes that differ only there towards each other.",
                        "%s av %s deltakere i analysen kom aldri til «%s» og teller for hvert forløp som begynner som deres, noe som trekker forløp som bare skiller seg der, mot hverandre.",
                        words.count(participants),
                        words.count(analysed),
                        decision);
            case Warning.ClustersNotHeeded(var cluster) ->
                words.say(
                        "the model takes participants as independent, though the protocol groups them by ‘%s’, so standard errors may be too small, and p-values with them.",
                        "modellen tar deltakerne som uavhengige, skjønt protokollen grupperer dem etter «%s», så standardfeilene kan være for små, og p-verdiene med dem.",
                        cluster);
            case Warning.NeverTogether(var decision, var pairs) ->
                words.say(
                        "at ‘%s’ nobody was randomised between %s, so their difference is one between participants whom chance did not make alike: compare groups of options that every route offers, or regimes.",
                        "ved «%s» ble ingen randomisert mellom %s, så forskjellen er mellom deltakere som tilfeldighet ikke gjorde like: sammenlign grupper av behandlinger som hver vei tilbyr, eller forløp.",
                        decision,
                        pairs.stream()
                                .map(pair -> words.say("%s and %s", "%s og %s", pair.of(), pair.versus()))
                                .collect(Collectors.joining(words.say(", nor between ", ", eller mellom "))));
            case Warning.UnequalChances(var decision, var options) ->
                words.say(
                        "at ‘%s’ the chances of %s differ between participants, by route or by what was open to them, so those who received them differ from the start: compare groups of options with equal chances on every route, or regimes, or adjust for the earlier decision where one tells the routes apart.",
                        "ved «%s» varierer sannsynlighetene for %s mellom deltakere, etter vei eller etter hva som var åpent for dem, så de som fikk dem, er ulike fra starten: sammenlign grupper av behandlinger med like sannsynligheter på hver vei, eller forløp, eller juster for den tidligere beslutningen der en skiller veiene.",
                        decision,
                        String.join(", ", options));
            case Warning.Dominated(var regime, var share) ->
                words.say(
                        "one participant has %s of the weight of %s.",
                        "én deltaker har %s av vekten til %s.", words.percent(100 * share, 0), regime);
            case Warning.NoVariation(var regime) ->
                words.say(
                        "the outcome does not vary among those consistent with %s, so the standard error of zero says nothing.",
                        "utfallet varierer ikke blant dem som stemmer med %s, så standardfeilen på null sier ingenting.",
                        regime);
            case Warning.RuleIsRegime(var regime) ->
                words.say(
                        "the learned rule gives the participants what %s gives, so their values differ by chance alone: fewer participants judge the rule.",
                        "den lærte regelen gir deltakerne det samme som %s, så verdiene skiller seg bare ved tilfeldighet: færre deltakere bedømmer regelen.",
                        regime);
            case Warning.NonRegular(var share) ->
                words.say(
                        "for %s of the participants no later option is told to be better, so a rule learned from other participants may give them another.",
                        "for %s av deltakerne kan ingen senere behandling sies å være bedre, så en regel lært av andre deltakere kan gi dem en annen.",
                        words.percent(100 * share, 0));
            case Warning.NoDifference(var of, var versus) ->
                words.say(
                        "nothing in the data tells %s from %s, so their difference is zero and has no test.",
                        "ingenting i dataene skiller %s fra %s, så forskjellen er null og har ingen test.", of, versus);
            case Warning.CurveEnds(var side, var last, var horizon) ->
                words.say(
                        "under %s the last who was observed had the event at %s; the curve is zero from there to %s, with a standard error that says nothing.",
                        "ved %s fikk den siste som ble observert, hendelsen ved %s; kurven er null derfra til %s, med en standardfeil som ikke sier noe.",
                        side,
                        words.plain(last),
                        words.plain(horizon));
            case Warning.TooFewSamples(var fitted, var drawn) ->
                words.say(
                        "the models could be fitted in %s of %s samples of the bootstrap only, so all intervals are by the sandwich.",
                        "modellene kunne tilpasses i bare %s av %s bootstraputvalg, så alle intervaller er av sandwich-typen.",
                        words.count(fitted),
                        words.count(drawn));
            case Warning.RankDeficient(var tested, var rank) ->
                words.say(
                        "of %s contrasts between the values only %s are independent, so the test that all are equal has %s degrees of freedom.",
                        "av %s kontraster mellom verdiene er bare %s uavhengige, så testen av at alle er like har %s frihetsgrader.",
                        words.count(tested),
                        words.count(rank),
                        words.count(rank));
        };
    }
}
