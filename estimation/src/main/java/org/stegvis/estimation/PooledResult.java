package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Prediction;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.SurvivalCurves;
import org.stegvis.estimation.result.Tipping;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.Analysis;

/// The results of one analysis on several imputed data sets, put together number by number: estimates by
/// Rubin's rules, ratios by their logarithms, tests that all values are equal by D1, parameters by their
/// means. How a fit went in each set is left out.
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
                case Section.Values first -> {
                    var pooled = new PooledValues(Level.ofAlpha(analysis.alpha()), all(same, Section.Values.class));
                    sections.add(pooled.values());
                    missing.addAll(pooled.missing());
                }
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
                // What one model says of a person is not what several say.
                case Prediction prediction -> {}
                // Learning a rule is not poolable, nor is imputation itself.
                case Section.Rule rule -> {}
                case Tipping tipping -> {}
                case Section.Progress progress -> {}
                // Times to an event are not imputed.
                case SurvivalCurves curves -> {}
                case Section.Parameters first ->
                    parameters(all(same, Section.Parameters.class)).ifPresent(sections::add);
            }
        }
        // What does not vary has none.
        sections.add(new Section.Parameters(
                "fraction-of-missing-information",
                missing.stream().filter(each -> Double.isFinite(each.value())).toList()));
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

    /// Those of the first set; replication may give other sets some rows more or less, so rows are a
    /// rounded mean.
    private static Numbers numbers(List<Result.Found> found) {
        Numbers first = found.getFirst().numbers();
        double rows =
                found.stream().mapToInt(each -> each.numbers().rows()).average().orElse(first.rows());
        return new Numbers(first.inData(), first.analysed(), first.withoutOutcome(), first.withoutCovariate(), (int)
                Math.round(rows));
    }

    private List<NamedEstimate> named(List<List<NamedEstimate>> sets) {
        return PooledValues.named(sets, Level.ofAlpha(analysis.alpha()));
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
