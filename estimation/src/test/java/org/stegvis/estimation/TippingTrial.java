package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.AnalysisOfCovariance;
import org.stegvis.protocol.estimator.MultiplyImputed;

/// A trial of two options whose outcome `y@end` is a number and `better@end` a yes or no.
final class TippingTrial {
    static final Protocol PROTOCOL = MadeUpSmart.protocol("""
            stegvis: 1
            trial: {id: tipping, title: Made-up trial, participants: 240}
            treatments: {a: {title: A}, b: {title: B}}
            measures:
              y: {title: Y, scale: {continuous: {}}, better: lower}
              better: {title: Better, scale: binary, better: higher}
            visits:
              start: {week: 0, collect: [y]}
              middle: {week: 4, collect: [y]}
              end: {week: 8, collect: [y, better]}
            decisions:
              first: {at: start, options: [a, b], allocate: {procedure: simple}}
            analyses:
              number: {compare: first, outcome: y@end, adjust: [y@start]}
              yes-no: {compare: first, outcome: better@end, estimator: logistic}
            """);

    private TippingTrial() {}

    static Analysis analysis(String id, MultiplyImputed plan) {
        return PROTOCOL.analyses().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow()
                .by(plan);
    }

    static MultiplyImputed plan(int sets, List<Double> deltas) {
        return new MultiplyImputed(new AnalysisOfCovariance(), sets, 2, MultiplyImputed.Numbers.NORMAL, 1, deltas);
    }

    /// @param better null where it is not measured
    static TrialData data(List<String> arms, double[] start, double[] middle, double[] end, double[] better) {
        var columns = new LinkedHashMap<String, org.stegvis.protocol.data.Column>();
        columns.put("y@start", org.stegvis.protocol.data.Column.Numbers.of(start));
        columns.put("y@middle", org.stegvis.protocol.data.Column.Numbers.of(middle));
        columns.put("y@end", org.stegvis.protocol.data.Column.Numbers.of(end));
        columns.put("better@end", org.stegvis.protocol.data.Column.Numbers.of(better));
        columns.put("first", org.stegvis.protocol.data.Column.Levels.of(List.of("a", "b"), arms.size(), arms::get));
        return TrialData.of(
                IntStream.range(0, arms.size()).mapToObj(Integer::toString).toList(), columns);
    }

    /// Sets filled by other software: the values of `y@end`, in the order of the gaps.
    static List<FilledSet> filled(TrialData data, ImputationPlan plan, Analysis analysis, List<double[]> imputed) {
        var sets = new ArrayList<FilledSet>();
        for (double[] values : imputed) {
            var end = data.numbers("y@end").toArray();
            int next = 0;
            for (int row = 0; row < end.length; row++) {
                end[row] = Double.isNaN(end[row]) ? values[next++] : end[row];
            }
            var columns = new LinkedHashMap<String, org.stegvis.protocol.data.Column>();
            data.columnNames().forEach(name -> columns.put(name, data.column(name)));
            columns.put("y@end", org.stegvis.protocol.data.Column.Numbers.of(end));
            TrialData whole = TrialData.of(data.participants(), columns);
            sets.add(new FilledSet(
                    new Question(PROTOCOL, analysis, whole, Paths.of(PROTOCOL, whole), List.of()),
                    plan.planned().stream()
                            .map(each -> Column.constant(data.size(), Double.NaN))
                            .toList()));
        }
        return sets;
    }
}
