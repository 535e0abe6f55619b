package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.stegvis.estimation.imputation.Pooled;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.Ratio;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.result.Section;

/// The ratios of one quantity on several imputed data sets, put together by their logarithms.
///
/// @param sets the same section, one a set
record PooledRatios(Level level, List<Section.Values> sets) {

    Section.Ratios ratios() {
        return switch (sets.getFirst().ratios()) {
            case Section.Ratios.None none -> none;
            case Section.Ratios.OfOdds first -> new Section.Ratios.OfOdds(ratios(PooledRatios::ofOdds));
            case Section.Ratios.OfRisks first ->
                new Section.Ratios.OfRisks(ratios(PooledRatios::ofRisks), ratios(PooledRatios::ofOdds));
            case Section.Ratios.OfMeans first -> new Section.Ratios.OfMeans(ratios(PooledRatios::ofMeans));
        };
    }

    private static List<Ratio> ofOdds(Section.Values values) {
        return switch (values.ratios()) {
            case Section.Ratios.OfOdds(var ratios) -> ratios;
            case Section.Ratios.OfRisks(var risks, var odds) -> odds;
            case Section.Ratios.OfMeans means -> List.of();
            case Section.Ratios.None none -> List.of();
        };
    }

    private static List<Ratio> ofRisks(Section.Values values) {
        return values.ratios() instanceof Section.Ratios.OfRisks(var risks, var odds) ? risks : List.of();
    }

    private static List<Ratio> ofMeans(Section.Values values) {
        return values.ratios() instanceof Section.Ratios.OfMeans(var ratios) ? ratios : List.of();
    }

    private List<Ratio> ratios(Function<Section.Values, List<Ratio>> which) {
        var pooled = new ArrayList<Ratio>();
        List<Ratio> first = which.apply(sets.getFirst());
        for (int r = 0; r < first.size(); r++) {
            int place = r;
            List<Ratio> same =
                    sets.stream().map(each -> which.apply(each).get(place)).toList();
            double[] logs =
                    same.stream().mapToDouble(each -> Math.log(each.ratio())).toArray();
            var errors = new double[logs.length];
            var complete = new double[logs.length];
            for (int s = 0; s < logs.length; s++) {
                errors[s] = same.get(s).logSe();
                complete[s] = switch (same.get(s).reference()) {
                    case Reference.Normal() -> Double.POSITIVE_INFINITY;
                    case Reference.StudentT(double df) -> df;
                };
            }
            Estimate log = Pooled.of(
                            logs, errors, Arrays.stream(complete).average().orElse(Double.POSITIVE_INFINITY))
                    .at(level);
            pooled.add(Ratio.of(first.get(r).of(), first.get(r).versus(), log));
        }
        return pooled;
    }
}
