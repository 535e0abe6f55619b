package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.inference.Ratio;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.regimes.RegimeValues;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.Analysis;

/// Puts what an estimator of regimes found into the sections of a result.
record RegimeResult(Question question, Numbers numbers, List<Warning> warnings) {

    <T> Result of(Fitting<T> fitting, Function<T, List<Section>> sections) {
        Analysis analysis = question.analysis();
        return switch (fitting) {
            case Fitting.NotFitted<T>(var why) -> new Result.NotEstimable(analysis, numbers, why);
            case Fitting.Fitted<T>(var found) -> {
                List<Section> all = sections.apply(found);
                yield new Result.Found(analysis, numbers, all, warnings(warnings, all));
            }
        };
    }

    /// Those known before, and what the first values call for.
    static List<Warning> warnings(List<Warning> before, List<Section> sections) {
        var all = new ArrayList<>(before);
        all.addAll(warnings(sections));
        return all;
    }

    /// What the first values call for.
    static List<Warning> warnings(List<Section> sections) {
        return sections.stream()
                .filter(Section.Values.class::isInstance)
                .map(Section.Values.class::cast)
                .limit(1)
                .flatMap(values -> warnings(values).stream())
                .toList();
    }

    /// A regime or option without variation among its participants, two that are one, and a test of fewer
    /// independent contrasts than there are.
    static List<Warning> warnings(Section.Values values) {
        var warnings = new ArrayList<Warning>();
        for (NamedEstimate each : values.values()) {
            if (each.estimate().se() == 0) {
                warnings.add(new Warning.NoVariation(each.name()));
            }
        }
        for (Contrast each : values.contrasts()) {
            if (each.difference().se() == 0
                    && values.value(each.of()).se() > 0
                    && values.value(each.versus()).se() > 0) {
                warnings.add(new Warning.NoDifference(each.of(), each.versus()));
            }
        }
        GlobalTest equality = values.equality();
        // Without any, nothing is tested; why, the warnings before this one tell.
        if (equality.df() > 0 && equality.df() < equality.tested()) {
            warnings.add(new Warning.RankDeficient(equality.tested(), equality.df()));
        }
        return warnings;
    }

    Level level() {
        return Level.ofAlpha(question.analysis().alpha());
    }

    /// Values at the visit of the outcome, without coefficients.
    List<Section> values(JointEstimate values) {
        return List.of(values(atOutcome(), values, values, new Section.Ratios.None()));
    }

    List<Section> values(RegimeValues found) {
        JointEstimate onLink = found.onLinkScale();
        Section.Ratios ratios = switch (found.link()) {
            case IDENTITY -> new Section.Ratios.None();
            case LOGIT -> new Section.Ratios.OfOdds(onLink.ratios(level()));
            case LOG -> new Section.Ratios.OfMeans(onLink.ratios(level()));
        };
        return List.of(
                values(atOutcome(), found.values(), found.valuesInPopulation(), onLink, ratios),
                coefficients(found.link(), found.coefficients()));
    }

    Section coefficients(Link link, JointEstimate coefficients) {
        return new Section.Coefficients(link, coefficients.estimates(level()));
    }

    /// @param onLink the values on the scale on which their equality is tested
    Section.Values values(Quantity quantity, JointEstimate values, JointEstimate onLink, Section.Ratios ratios) {
        return values(quantity, values, values, onLink, ratios);
    }

    /// @param inPopulation the same values, the covariate means being those of a sample
    private Section.Values values(
            Quantity quantity,
            JointEstimate values,
            JointEstimate inPopulation,
            JointEstimate onLink,
            Section.Ratios ratios) {
        return new Section.Values(
                quantity,
                new Section.Sides.Regimes(question.regimes()),
                values.estimates(level()),
                inPopulation.estimates(level()),
                values.pairwise(level()),
                ratios,
                onLink.equality(IndependentRegimes.of(question.regimes())));
    }

    /// Where some regimes are still one: contrasts between those that have parted only.
    ///
    /// @param classes the number of the class of each regime
    /// @param onLink the values on the scale of the link, on which their equality is tested
    Section.Values values(
            Quantity quantity,
            JointEstimate values,
            JointEstimate inPopulation,
            JointEstimate onLink,
            Link link,
            List<Integer> classes) {
        List<String> names = values.names();
        List<Contrast> contrasts = values.pairwise(level()).stream()
                .filter(each -> haveParted(classes, names, each.of(), each.versus()))
                .toList();
        List<Ratio> ratios = link == Link.IDENTITY
                ? List.of()
                : onLink.ratios(level()).stream()
                        .filter(each -> haveParted(classes, names, each.of(), each.versus()))
                        .toList();
        int parted = (int) classes.stream().distinct().count();
        var first = new ArrayList<Integer>();
        for (int c = 0; c < parted; c++) {
            first.add(classes.indexOf(c));
        }
        return new Section.Values(
                quantity,
                new Section.Sides.Regimes(question.regimes()),
                values.estimates(level()),
                inPopulation.estimates(level()),
                contrasts,
                switch (link) {
                    case IDENTITY -> new Section.Ratios.None();
                    case LOGIT -> new Section.Ratios.OfOdds(ratios);
                    case LOG -> new Section.Ratios.OfMeans(ratios);
                },
                onLink.some(first)
                        .equality(IndependentRegimes.of(
                                first.stream().map(question.regimes()::get).toList())));
    }

    private static boolean haveParted(List<Integer> classes, List<String> names, String of, String versus) {
        return !classes.get(names.indexOf(of)).equals(classes.get(names.indexOf(versus)));
    }

    private Quantity atOutcome() {
        return new Quantity.AtVisit(question.analysis().outcome().last().visit());
    }
}
