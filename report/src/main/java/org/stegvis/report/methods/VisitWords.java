package org.stegvis.report.methods;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.wording.ExpressionWording;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// Says when the visits come that are not counted from enrolment.
record VisitWords(Protocol protocol, Words words, Titles titles, ExpressionWording wording) {

    List<String> sentences() {
        var sentences = new ArrayList<String>();
        for (Visit visit : protocol.chronology().visits()) {
            String after = visit.after();
            if (after != null) {
                sentences.add(words.of(visit.title()) + ": " + when(visit, after) + ".");
            }
        }
        return sentences;
    }

    private String when(Visit visit, String after) {
        String day = words.say(
                "%s weeks after the decision “%s” was taken",
                "%s uker etter at beslutningen «%s» ble tatt", words.plain(visit.week()), titles.decision(after));
        return visit.when().equals(Condition.ALWAYS)
                ? day
                : day + words.say(", where: ", ", der: ") + wording.of(visit.when());
    }
}
