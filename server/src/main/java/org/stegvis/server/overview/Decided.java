package org.stegvis.server.overview;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.tally.Counts;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.ValueText;

/// What decisions found and how evenly they allocated.
record Decided(InTrial in, Counts counts) {
    /// Routes have lists of their own, so they are counted apart.
    private static final char BETWEEN = '\0';

    /// How often each response class was found, at each decision that looks at one.
    List<Overview.Response> response() {
        var lines = new ArrayList<Overview.Response>();
        for (Decision decision : in.protocol().decisions()) {
            int all = counts.at(DecisionTallies.RESPONSE, decision.id());
            if (all == 0) {
                continue;
            }
            for (Decision.ResponseClass each : decision.classes()) {
                int found = counts.sum(
                        DecisionTallies.RESPONSE,
                        tally -> tally.at().equals(decision.id())
                                && tally.detail().equals(each.id()));
                var share = new Share(found, all);
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

    /// How many of each stratum received what.
    ///
    /// @param named whether the options may be named; else the counts stand without names, the largest first
    List<Overview.Stratum> balance(boolean named) {
        var lines = new ArrayList<Overview.Stratum>();
        for (Decision decision : in.protocol().decisions()) {
            Map<String, Map<String, Integer>> strata = new TreeMap<>();
            counts.of(DecisionTallies.BALANCE).stream()
                    .filter(each -> each.tally().at().equals(decision.id()))
                    .forEach(each -> count(Stratum.of(each.tally().detail()), each.n(), decision, strata));
            strata.forEach((stratum, options) -> lines.add(new Overview.Stratum(
                    decision.title().in(in.language()),
                    stratum.substring(0, stratum.indexOf(BETWEEN)),
                    named ? named(options) : unnamed(options))));
        }
        return lines;
    }

    private void count(Stratum of, int participants, Decision decision, Map<String, Map<String, Integer>> strata) {
        Action.Allocate allocate = Stratum.allocation(decision, of.route());
        if (allocate == null) {
            return;
        }
        strata.computeIfAbsent(name(of) + BETWEEN + of.route(), none -> {
                    var zero = new LinkedHashMap<String, Integer>();
                    TrialColumns.options(decision).stream()
                            .filter(option -> allocate.offers().stream()
                                    .anyMatch(offer -> offer.option().equals(option)))
                            .forEach(option -> zero.put(option, 0));
                    return zero;
                })
                .merge(of.option(), participants, Integer::sum);
    }

    private String name(Stratum of) {
        String named = of.values().stream().map(this::value).collect(Collectors.joining(", "));
        return named.isEmpty() ? in.words().t("balance.all") : named;
    }

    private String value(Stratum.Of each) {
        return each.value() == null
                ? "\u2013"
                : ValueText.of(
                        each.value(),
                        ValueText.scale(in.protocol(), new Reference.Characteristic(each.characteristic())),
                        in.words());
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
