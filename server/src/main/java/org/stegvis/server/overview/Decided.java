package org.stegvis.server.overview;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Facts;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.participant.Course;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.ValueText;

/// What decisions found and how evenly they allocated.
record Decided(InTrial in, List<Course> courses) {
    /// Routes have lists of their own, so they are counted apart.
    private static final char BETWEEN = '\0';

    /// How often each response class was found, at each decision that looks at one.
    List<Overview.Response> response() {
        var lines = new ArrayList<Overview.Response>();
        for (Decision decision : in.protocol().decisions()) {
            List<String> found = courses.stream()
                    .flatMap(each -> java.util.stream.Stream.ofNullable(found(each, decision.id())))
                    .toList();
            if (found.isEmpty()) {
                continue;
            }
            for (Decision.ResponseClass each : decision.classes()) {
                var share = new Share(Collections.frequency(found, each.id()), found.size());
                lines.add(new Overview.Response(
                        decision.title().in(in.language()),
                        each.title().in(in.language()),
                        share.part(),
                        share.whole(),
                        percent(share.percent()),
                        in.words().t("interval", percent(share.lower()), percent(share.upper()))));
            }
        }
        return lines;
    }

    private String percent(double value) {
        return in.words().t("percent", in.words().number(value));
    }

    private static @Nullable String found(Course course, String decision) {
        for (Event event : course.history().events()) {
            switch (event) {
                case Event.Allocated a
                when a.decision().equals(decision) -> {
                    return a.responseClass();
                }
                case Event.Continued c
                when c.decision().equals(decision) -> {
                    return c.responseClass();
                }
                case Event.Left l
                when l.decision().equals(decision) -> {
                    return l.responseClass();
                }
                default -> {
                    // Something else.
                }
            }
        }
        return null;
    }

    /// How many of each stratum received what.
    ///
    /// @param named whether the options may be named; else the counts stand without names, the largest first
    List<Overview.Stratum> balance(boolean named) {
        var lines = new ArrayList<Overview.Stratum>();
        for (Decision decision : in.protocol().decisions()) {
            Map<String, Map<String, Integer>> counts = new TreeMap<>();
            courses.forEach(course -> count(course, decision, counts));
            counts.forEach((stratum, options) -> lines.add(new Overview.Stratum(
                    decision.title().in(in.language()),
                    stratum.substring(0, stratum.indexOf(BETWEEN)),
                    named ? named(options) : unnamed(options))));
        }
        return lines;
    }

    private void count(Course course, Decision decision, Map<String, Map<String, Integer>> counts) {
        for (Event event : course.history().events()) {
            if (event instanceof Event.Allocated a
                    && a.decision().equals(decision.id())
                    && decision.routes().get(a.route()).action() instanceof Action.Allocate allocate
                    && allocate.isRandomised()) {
                Map<String, Integer> options = counts.computeIfAbsent(
                        stratum(course.history().facts(), allocate) + BETWEEN + a.route(), none -> {
                            var zero = new LinkedHashMap<String, Integer>();
                            TrialColumns.options(decision).stream()
                                    .filter(option -> allocate.offers().stream()
                                            .anyMatch(offer -> offer.option().equals(option)))
                                    .forEach(option -> zero.put(option, 0));
                            return zero;
                        });
                options.merge(a.option(), 1, Integer::sum);
            }
        }
    }

    private String stratum(Facts facts, Action.Allocate allocate) {
        // An earlier option must not be told by the name of a stratum either; sites and characteristics may.
        String named = allocate.strata().stream()
                .filter(Reference.Characteristic.class::isInstance)
                .map(each -> facts.values().get(each) instanceof Value value
                        ? ValueText.of(value, ValueText.scale(in.protocol(), each), in.words())
                        : "\u2013")
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? in.words().t("balance.all") : named;
    }

    private String named(Map<String, Integer> options) {
        return options.entrySet().stream()
                .map(each -> in.protocol().treatment(each.getKey()).title().in(in.language()) + " "
                        + in.words().number(each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String unnamed(Map<String, Integer> options) {
        return options.values().stream()
                .sorted(Collections.reverseOrder())
                .map(each -> in.words().number(each))
                .collect(Collectors.joining(" / "));
    }
}
