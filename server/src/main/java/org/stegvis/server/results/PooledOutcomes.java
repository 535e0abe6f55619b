package org.stegvis.server.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.results.ResultsView.Pooled;
import org.stegvis.server.trialpage.InTrial;

/// The outcomes of all participants together, which tell nothing about options.
record PooledOutcomes(InTrial in, TrialData data) {

    List<Pooled> lines() {
        var lines = new ArrayList<Pooled>();
        for (Measure measure : in.protocol().measures()) {
            for (Visit visit : in.protocol().chronology().visits()) {
                if (visit.collect().contains(measure.id())) {
                    double[] values = values(measure, new Reference.Measured(measure.id(), visit.id()).toString());
                    if (values.length > 0) {
                        lines.add(line(measure, visit, values));
                    }
                }
            }
        }
        return lines;
    }

    /// Those that are known of an outcome that is a number.
    private double[] values(Measure measure, String column) {
        return measure.scale() instanceof Scale.TimeToEvent
                        || !data.has(column)
                        || !(data.column(column) instanceof Column.Numbers numbers)
                ? new double[0]
                : Arrays.stream(numbers.toArray())
                        .filter(each -> !Double.isNaN(each))
                        .toArray();
    }

    private Pooled line(Measure measure, Visit visit, double[] values) {
        DoubleSummaryStatistics found = Arrays.stream(values).summaryStatistics();
        double squares = Arrays.stream(values)
                .map(each -> (each - found.getAverage()) * (each - found.getAverage()))
                .sum();
        var words = in.words();
        return new Pooled(
                measure.title().in(in.language()),
                visit.title().in(in.language()),
                values.length,
                words.number(found.getAverage()),
                values.length < 2 ? "" : words.number(Math.sqrt(squares / (values.length - 1))),
                words.t("interval", words.number(found.getMin()), words.number(found.getMax())));
    }
}
