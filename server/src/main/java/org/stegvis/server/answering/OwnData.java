package org.stegvis.server.answering;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.page.Words;
import org.stegvis.server.participant.Course;
import org.stegvis.server.trialpage.ValueText;

/// What a participant has answered, as it is recorded now.
public record OwnData(List<Answered> visits) {
    public OwnData {
        visits = List.copyOf(visits);
    }

    /// What a participant answered at one visit, and when.
    ///
    /// @param on when, in words
    public record Answered(String visit, String on, List<Line> lines) {
        public Answered {
            lines = List.copyOf(lines);
        }
    }

    /// A measure by its title, with the value in words.
    public record Line(String measure, String value) {}

    static OwnData of(Course course, Words words) {
        Protocol protocol = course.version().protocol();
        var visits = new ArrayList<Answered>();
        for (Visit visit : protocol.chronology().visits()) {
            var lines = new ArrayList<Line>();
            for (String measure : visit.collect()) {
                var reference = new Reference.Measured(measure, visit.id());
                Value value = course.history().facts().values().get(reference);
                if (value != null) {
                    lines.add(new Line(
                            protocol.measure(measure).title().in(words.language()),
                            ValueText.of(value, protocol.measure(measure).scale(), words)));
                }
            }
            if (!lines.isEmpty()) {
                visits.add(new Answered(visit.title().in(words.language()), on(course, visit, words), lines));
            }
        }
        return new OwnData(visits);
    }

    private static String on(Course course, Visit visit, Words words) {
        return course.history().events().stream()
                .filter(event -> event instanceof Event.Assessed assessed
                        && assessed.visit().equals(visit.id()))
                .map(event -> words.t("me.data.answered", words.date(event.on())))
                .findFirst()
                .orElse("");
    }
}
