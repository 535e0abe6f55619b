package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.stegvis.estimation.imputation.JointlyPooled;
import org.stegvis.estimation.imputation.Pooled;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.inference.Ratio;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.Analysis;

/// The results of one analysis on several imputed data sets, put together number by number: estimates by Rubin's
/// rules, ratios by their logarithms, tests that all values are equal by D1, parameters by their means. How a fit
/// went in each set is left out.
record PooledResult(Analysis analysis, List<Result> results) {

    /// @param more a section to add at the end
    Result result(Section.Parameters more) {
        var found = new ArrayList<Result.Found>();
        for (Result result : results) {
            switch (result) {
                case Result.NotEstimable(var any, var numbers, var why) -> {
                    return new Result.NotEstimable(analysis, numbers, why);
                }
                case Result.Found each -> found.add(each);
            }
        }
        var sections = new ArrayList<Section>();
        var missing = new ArrayList<Section.Parameter>();
        int count = found.getFirst().sections().size();
        for (int s = 0; s < count; s++) {
            int place = s;
            List<Section> same =
                    found.stream().map(each -> each.sections().get(place)).toList();
            switch (same.getFirst()) {
                case Section.Values first -> sections.add(values(all(same, Section.Values.class), missing));
                case Section.Coefficients(var link, var estimates) -> {
                    List<Section.Coefficients> each = all(same, Section.Coefficients.class);
                    // A level of a covariate may occur in some sets only; such models have no common coefficients.
                    if (each.stream().map(PooledResult::terms).distinct().count() == 1) {
                        sections.add(new Section.Coefficients(
                                link,
                                named(each.stream()
                                        .map(Section.Coefficients::estimates)
                                        .toList())));
                    }
                }
                // A family is found anew from the pooled contrasts.
                case Section.Family family -> {}
                // Learning a rule is not poolable.
                case Section.Rule rule -> {}
                case Section.Parameters first ->
                    parameters(all(same, Section.Parameters.class)).ifPresent(sections::add);
            }
        }
        sections.add(new Section.Parameters("fraction-of-missing-information", missing));
        sections.add(more);
        var warnings = new LinkedHashSet<Warning>();
        found.forEach(each -> warnings.addAll(each.warnings()));
        return new Result.Found(analysis, numbers(found), sections, List.copyOf(warnings));
    }

    private static List<String> terms(Section.Coefficients section) {
        return section.estimates().stream().map(NamedEstimate::name).toList();
    }

    private static <S extends Section> List<S> all(List<Section> same, Class<S> kind) {
        return same.stream().map(kind::cast).toList();
    }

    /// Those of the first set; replication may give other sets some rows more or less, so rows are a rounded mean.
    private static Numbers numbers(List<Result.Found> found) {
        Numbers first = found.getFirst().numbers();
        double rows =
                found.stream().mapToInt(each -> each.numbers().rows()).average().orElse(first.rows());
        return new Numbers(first.inData(), first.analysed(), first.withoutOutcome(), first.withoutCovariate(), (int)
                Math.round(rows));
    }

    private Section.Values values(List<Section.Values> sets, List<Section.Parameter> missing) {
        Section.Values first = sets.getFirst();
        List<NamedEstimate> values =
                named(sets.stream().map(Section.Values::values).toList());
        for (int v = 0; v < values.size(); v++) {
            int place = v;
            Pooled pooled = pooled(sets, each -> each.values().get(place).estimate());
            missing.add(
                    new Section.Parameter(what(first.quantity()) + values.get(v).name(), pooled.missingInformation()));
        }
        var contrasts = new ArrayList<Contrast>();
        for (int c = 0; c < first.contrasts().size(); c++) {
            int place = c;
            Contrast like = first.contrasts().get(c);
            Pooled pooled = pooled(sets, each -> each.contrasts().get(place).difference());
            contrasts.add(new Contrast(like.of(), like.versus(), pooled.at(level())));
            missing.add(new Section.Parameter(
                    what(first.quantity()) + like.of() + " - " + like.versus(), pooled.missingInformation()));
        }
        return new Section.Values(
                first.quantity(),
                first.sides(),
                values,
                named(sets.stream().map(Section.Values::inPopulation).toList()),
                contrasts,
                ratios(sets),
                equality(sets));
    }

    private static String what(Quantity quantity) {
        return switch (quantity) {
            case Quantity.AtVisit(var visit) -> visit + ": ";
            case Quantity.RestrictedMean(var until, var unit) -> "restricted mean: ";
            case Quantity.WithoutEvent(var until, var unit) -> "without event: ";
            case Quantity.Area(var from, var to) -> from + " to " + to + ": ";
        };
    }

    private Level level() {
        return Level.ofAlpha(analysis.alpha());
    }

    private static Pooled pooled(List<Section.Values> sets, Function<Section.Values, Estimate> which) {
        return Pooled.of(sets.stream().map(which).toList());
    }

    private List<NamedEstimate> named(List<List<NamedEstimate>> sets) {
        return IntStream.range(0, sets.getFirst().size())
                .mapToObj(i -> new NamedEstimate(
                        sets.getFirst().get(i).name(),
                        Pooled.of(sets.stream()
                                        .map(set -> set.get(i).estimate())
                                        .toList())
                                .at(level())))
                .toList();
    }

    private Section.Ratios ratios(List<Section.Values> sets) {
        return switch (sets.getFirst().ratios()) {
            case Section.Ratios.None none -> none;
            case Section.Ratios.OfOdds first -> new Section.Ratios.OfOdds(ratios(sets, PooledResult::ofOdds));
            case Section.Ratios.OfRisks first ->
                new Section.Ratios.OfRisks(ratios(sets, PooledResult::ofRisks), ratios(sets, PooledResult::ofOdds));
            case Section.Ratios.OfMeans first -> new Section.Ratios.OfMeans(ratios(sets, PooledResult::ofMeans));
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

    private List<Ratio> ratios(List<Section.Values> sets, Function<Section.Values, List<Ratio>> which) {
        var pooled = new ArrayList<Ratio>();
        List<Ratio> first = which.apply(sets.getFirst());
        for (int r = 0; r < first.size(); r++) {
            int place = r;
            List<Ratio> same =
                    sets.stream().map(each -> which.apply(each).get(place)).toList();
            double[] logs =
                    same.stream().mapToDouble(each -> Math.log(each.ratio())).toArray();
            double[] errors =
                    same.stream().mapToDouble(PooledResult::errorOfLog).toArray();
            Estimate log = Pooled.of(logs, errors, Double.POSITIVE_INFINITY).at(level());
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

    /// From the width of the interval.
    private static double errorOfLog(Ratio ratio) {
        double half = (Math.log(ratio.upper()) - Math.log(ratio.lower())) / 2;
        return half / Reference.NORMAL.quantile(new Level(ratio.level()));
    }

    /// The covariance of the differences from the first side follows from the standard errors of all differences:
    /// `2 cov(d_1j, d_1k) = var d_1j + var d_1k - var d_jk`.
    private static GlobalTest equality(List<Section.Values> sets) {
        int sides = sets.getFirst().values().size();
        var differences = new ArrayList<Column>();
        var covariances = new ArrayList<Matrix>();
        for (Section.Values set : sets) {
            var variance = new double[sides][sides];
            var difference = new double[sides];
            int c = 0;
            for (int a = 0; a < sides; a++) {
                for (int b = a + 1; b < sides; b++) {
                    Estimate estimate = set.contrasts().get(c++).difference();
                    variance[a][b] = estimate.se() * estimate.se();
                    variance[b][a] = variance[a][b];
                    difference[b] = a == 0 ? estimate.estimate() : difference[b];
                }
            }
            differences.add(Column.of(sides - 1, i -> difference[i + 1]));
            covariances.add(Matrix.of(
                    sides - 1,
                    sides - 1,
                    (i, j) -> (variance[0][i + 1] + variance[0][j + 1] - variance[i + 1][j + 1]) / 2));
        }
        return JointlyPooled.test(differences, covariances);
    }

    private static Optional<Section> parameters(List<Section.Parameters> sets) {
        Section.Parameters first = sets.getFirst();
        if (first.of().equals("fit")) {
            return Optional.empty();
        }
        boolean same = sets.stream()
                        .map(each -> each.values().stream()
                                .map(Section.Parameter::name)
                                .toList())
                        .distinct()
                        .count()
                == 1;
        if (!same) {
            return Optional.empty();
        }
        var means = new ArrayList<Section.Parameter>();
        for (int p = 0; p < first.values().size(); p++) {
            int place = p;
            means.add(new Section.Parameter(
                    first.values().get(p).name(),
                    sets.stream()
                            .mapToDouble(each -> each.values().get(place).value())
                            .average()
                            .orElse(Double.NaN)));
        }
        return Optional.of(new Section.Parameters(first.of(), means));
    }
}
