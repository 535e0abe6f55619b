package org.stegvis.report.effect;

import org.stegvis.estimation.result.Warning;
import org.stegvis.report.words.Noun;
import org.stegvis.report.words.Words;

/// Says what a reader must know before using the numbers.
record Warnings(Words words) {

    String of(Warning warning) {
        return words.say("Note: ", "Merk: ")
                + switch (warning) {
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
                };
    }
}
