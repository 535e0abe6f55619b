package org.stegvis.report.methods;

import java.util.List;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// Says of a measure when it is taken, which way is better and which difference is important.
record MeasureWords(Protocol protocol, Words words, Titles titles) {

    String of(Measure measure) {
        List<String> visits = titles.visitsOf(measure.id()).stream()
                .map(visit -> titles.within(words.of(visit.title())))
                .toList();
        Double important = measure.importantDifference();
        return titles.measure(measure.id())
                + switch (measure.better()) {
                    case LOWER -> words.say(", lower is better", ", lavere er bedre");
                    case HIGHER -> words.say(", higher is better", ", høyere er bedre");
                    case NEITHER -> "";
                }
                + (visits.isEmpty() ? "" : words.say(", at ", ", ved ") + words.listed(visits))
                + (important == null
                        ? ""
                        : words.say(
                                "; least important difference %s",
                                "; minste viktige forskjell %s", words.plain(important)))
                + ".";
    }
}
