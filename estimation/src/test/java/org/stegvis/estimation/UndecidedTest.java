package org.stegvis.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;

/// Who never comes to a decision, and has the outcome, counts for regimes that differ only there: the reader is told.
class UndecidedTest {
    private static final int N = 900;
    private static final TrialData ALL = MadeUpSmart.data(N, false, new Random(3));
    private static final TrialData SOME = withoutEveryTenthInTheMiddle();

    @Test
    void they_are_counted_where_they_count() {
        assertThat(warnings("plain", SOME)).contains(new Warning.Undecided("second", N / 10, N));
    }

    @Test
    void an_estimator_that_takes_them_as_gone_says_nothing() {
        assertThat(warnings("stayed", SOME)).doesNotHaveAnyElementsOfTypes(Warning.Undecided.class);
    }

    @Test
    void where_everybody_came_there_is_nothing_to_say() {
        assertThat(warnings("plain", ALL)).doesNotHaveAnyElementsOfTypes(Warning.Undecided.class);
    }

    private static TrialData withoutEveryTenthInTheMiddle() {
        var columns = new LinkedHashMap<String, Column>();
        ALL.columnNames().forEach(name -> columns.put(name, ALL.column(name)));
        Column.Numbers middle = ALL.numbers("y@middle");
        Column.Levels second = ALL.levels("second");
        columns.put("y@middle", Column.Numbers.of(N, row -> row % 10 == 0 ? Double.NaN : middle.at(row)));
        columns.put("second", Column.Levels.of(List.of("c", "d"), N, row -> row % 10 == 0 ? null : second.at(row)));
        return TrialData.of(ALL.participants(), columns);
    }

    private static List<Warning> warnings(String analysis, TrialData data) {
        Result result = PlannedAnalyses.of(MadeUpSmart.PROTOCOL)
                .run(data, List.of(MadeUpSmart.PROTOCOL.analysis(analysis)))
                .getFirst();
        assertThat(result).isInstanceOf(Result.Found.class);
        return ((Result.Found) result).warnings();
    }
}
