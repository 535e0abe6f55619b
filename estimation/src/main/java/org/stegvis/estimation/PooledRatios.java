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
                Reference reference = reference(sets.get(s), same.get(s));
                errors[s] = errorOfLog(same.get(s), reference);
                complete[s] = switch (reference) {
                    case Reference.Normal() -> Double.POSITIVE_INFINITY;
                    case Reference.StudentT(double df) -> df;
                };
            }
            Estimate log = Pooled.of(
                            logs, errors, Arrays.stream(complete).average().orElse(Double.POSITIVE_INFINITY))
                    .at(level);
            pooled.add(new Ratio(
                    first.get(r).of(),
                    first.get(r).versus(),
                    Math.exp(log.estimate()),
                    log.p(),
                    Math.exp(log.lower()),
                    Math.exp(log.upper()),
                    log.level()));
        }
        return pooled;
    }

    /// That of the difference of the same sides, which the interval of the ratio was made with too.
    private static Reference reference(Section.Values set, Ratio ratio) {
        return set.contrast(ratio.of(), ratio.versus()).reference();
    }

    /// From the width of the interval.
    private static double errorOfLog(Ratio ratio, Reference reference) {
        double half = (Math.log(ratio.upper()) - Math.log(ratio.lower())) / 2;
        return half / reference.quantile(new Level(ratio.level()));
    }
}
