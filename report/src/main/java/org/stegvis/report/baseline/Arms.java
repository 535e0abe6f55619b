package org.stegvis.report.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.words.Titles;

/// The participants by the option they were given at the first decision.
public record Arms(List<Arm> all) {
    public Arms {
        all = List.copyOf(all);
    }

    /// Those who were given one option, for a column of the baseline table.
    ///
    /// @param title of the option
    /// @param rows of the data, from 0
    public record Arm(String title, int[] rows) {}

    public static Arms of(ReportInput input, Titles titles) {
        Decision first = input.protocol().decisions().getFirst();
        var arms = new ArrayList<Arm>();
        for (String option : TrialColumns.options(first)) {
            int[] rows = IntStream.range(0, input.data().size())
                    .filter(row -> input.data().has(first.id())
                            && input.data().column(first.id()) instanceof Column.Levels levels
                            && option.equals(levels.at(row)))
                    .toArray();
            arms.add(new Arm(titles.option(option), rows));
        }
        return new Arms(arms);
    }
}
