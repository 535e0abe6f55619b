package org.stegvis.report.effect;

import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.report.words.Noun;
import org.stegvis.report.words.Words;

/// Says why there is no estimate.
record Diagnoses(Words words) {

    String of(Diagnosis why) {
        return switch (why) {
            case Diagnosis.Aliased(var terms) ->
                words.say(
                        "The data cannot tell %s from the other terms of the model.",
                        "Dataene kan ikke skille %s fra de andre leddene i modellen.", words.listed(terms));
            case Diagnosis.Separated(var terms) ->
                words.say(
                        "Along %s the outcome is predicted without error, so the estimate is infinite.",
                        "Langs %s forutsies utfallet uten feil, så estimatet er uendelig.", words.listed(terms));
            case Diagnosis.NobodyIn(var groups) ->
                words.say(
                        "No participant with a known outcome followed %s.",
                        "Ingen deltaker med kjent utfall fulgte %s.", words.listed(groups));
            case Diagnosis.TooFewRows(var rows, var terms) ->
                words.say(
                        "%s are too few for a model with %s terms.",
                        "%s er for lite til en modell med %s ledd.", words.count(rows, Noun.ROW), words.count(terms));
            case Diagnosis.TooFewClusters(var clusters, var terms) ->
                words.say(
                        "%s clusters are too few for a model with %s terms.",
                        "%s grupper er for få til en modell med %s ledd.", words.count(clusters), words.count(terms));
            case Diagnosis.NeverTogether(var visits) ->
                words.say(
                        "No participant was seen at %s, so their covariance cannot be told.",
                        "Ingen deltaker ble sett ved %s, så kovariansen deres kan ikke anslås.", words.listed(visits));
            case Diagnosis.NoResidualVariance(var visits) ->
                words.say(
                        "The outcome at %s does not vary beyond the terms of the model.",
                        "Utfallet ved %s varierer ikke utover leddene i modellen.", words.listed(visits));
            case Diagnosis.SingularCovariance(var visits) ->
                words.say(
                        "The outcome at %s follows without error from the visits before.",
                        "Utfallet ved %s følger uten feil av besøkene før.", words.listed(visits));
            case Diagnosis.NotConverged(var iterations, var change) ->
                words.say(
                        "The fit did not settle in %s iterations.",
                        "Tilpasningen fant ikke ro på %s runder.", words.count(iterations));
            case Diagnosis.NotPositiveDefinite(var structure) ->
                words.say(
                        "The working correlation (%s) estimated from the data is not positive definite.",
                        "Arbeidskorrelasjonen (%s) estimert fra dataene er ikke positivt definitt.", structure);
            case Diagnosis.NoDirection(var measure) ->
                words.say(
                        "Neither more nor less of %s is better, so there is no best rule.",
                        "Verken mer eller mindre av %s er bedre, så det finnes ingen beste regel.", measure);
            case Diagnosis.Censored(var outcome) ->
                words.say(
                        "%s is a time to an event, which this estimator does not take.",
                        "%s er en tid til en hendelse, som denne estimatoren ikke tar.", outcome);
            case Diagnosis.BeyondFollowUp(var side, var last, var horizon) ->
                words.say(
                        "Under %s nobody is observed longer than %s, so nothing is known up to %s.",
                        "Under %s er ingen observert lenger enn %s, så ingenting er kjent fram til %s.",
                        side,
                        words.plain(last),
                        words.plain(horizon));
        };
    }
}
