package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.regime.Turn;

/// With which chances those compared came to each group of options. Where they differ, by route or by what was
/// open to a participant, chance did not make the groups alike: the reader is told.
///
/// Routes that earlier decisions tell apart may differ in the ratio where the analysis adjusts for these
/// decisions; options that nobody was randomised between are not comparable by that.
record ChancesByRoute(Question question, ComparedGroups groups) {
    /// Between what is adjusted for and the chances, in the name of a pattern.
    private static final char BEFORE_CHANCES = '|';

    /// Chances that differ by less are equal.
    private static final double ROUNDING = 1e9;

    List<Warning> of(int... rows) {
        return warnings(patterns(rows));
    }

    /// The chances of the groups, of all who had the same and the same earlier options among what is adjusted
    /// for: how many they are, then the chance of each group times that. None where the protocol gives everybody
    /// the same.
    SortedMap<String, double[]> patterns(int... rows) {
        var patterns = new TreeMap<String, double[]>();
        if (areTheSameForAll()) {
            return patterns;
        }
        for (int row : rows) {
            double[] chances = chances(row);
            String name = earlier(row) + BEFORE_CHANCES + Arrays.toString(chances);
            double[] sums = patterns.computeIfAbsent(name, none -> new double[chances.length + 1]);
            sums[0]++;
            for (int group = 0; group < chances.length; group++) {
                sums[group + 1] += chances[group];
            }
        }
        return patterns;
    }

    /// What patterns call for.
    List<Warning> warnings(Map<String, double[]> patterns) {
        var warnings = new ArrayList<Warning>();
        List<Warning.NeverTogether.Pair> apart = apart(patterns.values());
        if (!apart.isEmpty()) {
            warnings.add(new Warning.NeverTogether(groups.decision(), apart));
        }
        var found = new HashMap<String, Set<String>>();
        patterns.keySet().forEach(name -> {
            int end = name.lastIndexOf(BEFORE_CHANCES);
            found.computeIfAbsent(name.substring(0, end), none -> new HashSet<>())
                    .add(name.substring(end));
        });
        if (found.values().stream().anyMatch(chances -> chances.size() > 1)) {
            warnings.add(new Warning.UnequalChances(groups.decision(), groups.names()));
        }
        return warnings;
    }

    private List<Warning.NeverTogether.Pair> apart(Iterable<double[]> patterns) {
        int size = groups.names().size();
        var together = new boolean[size][size];
        boolean isAny = false;
        for (double[] sums : patterns) {
            isAny = true;
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    together[a][b] |= sums[a + 1] > 0 && sums[b + 1] > 0;
                }
            }
        }
        var apart = new ArrayList<Warning.NeverTogether.Pair>();
        for (int a = 0; a < size; a++) {
            for (int b = a + 1; b < size; b++) {
                if (isAny && !together[a][b]) {
                    apart.add(new Warning.NeverTogether.Pair(
                            groups.names().get(a), groups.names().get(b)));
                }
            }
        }
        return apart;
    }

    /// Whether all routes that randomise give the groups the same chances, whoever comes there.
    private boolean areTheSameForAll() {
        var all = new HashSet<String>();
        for (var route : question.protocol().decision(groups.decision()).routes()) {
            if (route.action() instanceof Action.Allocate allocate && allocate.isRandomised()) {
                boolean isOpen = allocate.offers().stream()
                        .allMatch(offer -> offer.availableIf().equals(Condition.ALWAYS));
                all.add(isOpen ? Arrays.toString(chances(allocate.offers())) : "as open");
            }
        }
        return all.size() == 1 && !all.contains("as open");
    }

    private double[] chances(int row) {
        Turn.Allocated turn = groups.paths().at(row, groups.decision());
        if (turn == null) {
            throw new IllegalArgumentException(
                    "Row %d is not of one who is compared at '%s'.".formatted(row, groups.decision()));
        }
        return chances(turn.offering().open());
    }

    /// The chance of each group for one who is given some group.
    private double[] chances(List<Action.Offer> open) {
        var chances = new double[groups.names().size()];
        double all = 0;
        for (Action.Offer offer : open) {
            String group = groups.byOption().get(offer.option());
            if (group != null) {
                chances[groups.names().indexOf(group)] += offer.share();
                all += offer.share();
            }
        }
        for (int group = 0; group < chances.length; group++) {
            chances[group] = all == 0 ? 0 : Math.rint(chances[group] / all * ROUNDING) / ROUNDING;
        }
        return chances;
    }

    /// The options of earlier decisions that are adjusted for.
    private String earlier(int row) {
        var received = new ArrayList<String>();
        for (Reference reference : question.analysis().adjust()) {
            if (reference instanceof Reference.OptionAt(var decision)) {
                Turn.Allocated turn = groups.paths().at(row, decision);
                received.add(decision + "=" + (turn == null ? Reference.NO_OPTION : turn.option()));
            }
        }
        return String.join(",", received);
    }
}
