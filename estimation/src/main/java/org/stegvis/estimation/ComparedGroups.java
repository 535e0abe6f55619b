package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.protocol.tailoring.Offering.How;

/// The options of one decision, or groups of them, and who received which by chance.
///
/// @param byOption the group of each option; options left out of all groups are not compared
record ComparedGroups(Paths paths, String decision, Map<String, String> byOption, List<String> names) {

    /// @throws IllegalArgumentException when the analysis compares regimes
    static ComparedGroups of(Question question) {
        return switch (question.analysis().compare()) {
            case Analysis.Comparison.Options(var decision, var groups) -> {
                var byOption = new LinkedHashMap<String, String>();
                if (groups.isEmpty()) {
                    TrialColumns.options(question.protocol().decision(decision))
                            .forEach(option -> byOption.put(option, option));
                }
                groups.forEach((name, options) -> options.forEach(option -> byOption.put(option, name)));
                List<String> names =
                        new ArrayList<>(byOption.values()).stream().distinct().toList();
                yield new ComparedGroups(question.paths(), decision, byOption, names);
            }
            case Analysis.Comparison.Regimes regimes ->
                throw new IllegalArgumentException("Options must be compared, not regimes.");
        };
    }

    /// The group of the participant in a row of the data, null for one who is not compared.
    @Nullable
    String group(int row) {
        Turn.Allocated turn = paths.at(row, decision);
        return turn == null || turn.offering().how() != How.BY_CHANCE ? null : byOption.get(turn.option());
    }

    /// Whether the participant in a row of the data is compared.
    boolean includes(int row) {
        return group(row) != null;
    }

    /// The group of each of these rows of the data.
    Grouping grouping(int... rows) {
        return Grouping.of(names.size(), rows.length, i -> names.indexOf(group(rows[i])));
    }

    /// The groups that nobody of these rows is in.
    List<String> without(int... rows) {
        int[] counts = grouping(rows).counts();
        var nobody = new ArrayList<String>();
        for (int g = 0; g < counts.length; g++) {
            if (counts[g] == 0) {
                nobody.add(names.get(g));
            }
        }
        return nobody;
    }
}
