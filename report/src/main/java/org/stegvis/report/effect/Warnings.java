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
                };
    }
}
