package org.stegvis.design.interim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.interim.Boundaries.Sides;
import org.stegvis.estimation.IndependentRegimes;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Interim;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// The boundaries that a protocol plans in its section `interim`.
public sealed interface PlannedLooks {

    /// What is held to the boundaries, of what the analysis that is looked at has found; NaN where it cannot be told.
    double statistic(Section.Values found);

    /// For the comparison of two options. With futility the test is one-sided with half the alpha.
    ///
    /// @param better which values of the outcome are
    record OneComparison(GroupSequential design, GroupSequential.@Nullable Futility futility, Measure.Direction better)
            implements PlannedLooks {

        @Override
        public double statistic(Section.Values found) {
            if (found.contrasts().isEmpty()) {
                return Double.NaN;
            }
            Estimate difference = found.contrasts().getFirst().difference();
            return z(difference.estimate() / difference.se(), found.equality().reference());
        }

        /// z, positive where the first option is better: Student's t is turned into the z of the same probability.
        ///
        /// @param statistic of the first option less the second, as the data have the outcome
        public double z(double statistic, Reference reference) {
            return reference.z(better == Measure.Direction.LOWER ? -statistic : statistic);
        }
    }

    /// For the test that all embedded regimes, or all of more than two options, have the same value.
    ///
    /// @param shape how alpha is spent
    record AllEqual(GlobalBoundaries boundaries, Shape shape) implements PlannedLooks {

        @Override
        public double statistic(Section.Values found) {
            return boundaries.statistic(found.equality());
        }

        /// The boundaries where the looks turn out to be at other information fractions than planned, up to
        /// the last of them.
        ///
        /// @param fractions of the looks so far, rising
        public GlobalBoundaries at(List<Double> fractions) {
            var looks = new ArrayList<>(fractions);
            if (fractions.getLast() < 1) {
                looks.add(1.0);
            }
            return GlobalBoundaries.of(new Looks(looks), boundaries.df(), boundaries.alpha(), shape);
        }
    }

    /// Computes the boundaries that the section `interim` of a protocol asks for.
    ///
    /// @throws IllegalArgumentException when the protocol plans no looks
    static PlannedLooks of(Protocol protocol) {
        Interim interim = protocol.interim();
        if (interim == null) {
            throw new IllegalArgumentException(
                    "protocol '%s' plans no interim looks; add the section `interim`, or give --response for the contrasts of its regimes."
                            .formatted(protocol.trial().id()));
        }
        Analysis analysis = protocol.analysis(interim.analysis());
        var looks = new Looks(interim.looks());
        var shape = new Shape.Spent(spending(interim.spending()));
        return switch (analysis.compare()) {
            case Analysis.Comparison.Regimes regimes ->
                new AllEqual(GlobalBoundaries.of(looks, rank(protocol), analysis.alpha(), shape), shape);
            case Analysis.Comparison.Options options
            when groups(protocol, options) > 2 ->
                new AllEqual(GlobalBoundaries.of(looks, groups(protocol, options) - 1, analysis.alpha(), shape), shape);
            case Analysis.Comparison.Options options -> {
                Interim.Futility futility = interim.futility();
                boolean one = futility != null;
                var design = new GroupSequential(
                        looks, one ? analysis.alpha() / 2 : analysis.alpha(), one ? Sides.ONE : Sides.TWO, shape);
                yield new OneComparison(
                        design,
                        futility == null ? null : futility(futility),
                        protocol.measure(analysis.outcome().measure()).better());
            }
        };
    }

    private static int groups(Protocol protocol, Analysis.Comparison.Options options) {
        return options.groups().isEmpty()
                ? TrialColumns.options(protocol.decision(options.decision())).size()
                : options.groups().size();
    }

    private static GroupSequential.Futility futility(Interim.Futility futility) {
        return new GroupSequential.Futility(
                spending(futility.spending()),
                futility.power(),
                switch (futility.kind()) {
                    case BINDING -> GroupSequential.Futility.Kind.BINDING;
                    case NON_BINDING -> GroupSequential.Futility.Kind.NON_BINDING;
                });
    }

    /// How a protocol spends the type I error.
    static Shape shape(Interim interim) {
        return new Shape.Spent(spending(interim.spending()));
    }

    /// The function that a protocol names.
    static Spending spending(Interim.Spending spending) {
        return switch (spending) {
            case Interim.Spending.ObrienFleming o -> new Spending.ObrienFleming();
            case Interim.Spending.Pocock p -> new Spending.Pocock();
            case Interim.Spending.KimDeMets(double rho) -> new Spending.KimDeMets(rho);
            case Interim.Spending.Hwang(double gamma) -> new Spending.HwangShihDeCani(gamma);
        };
    }

    /// Of the contrasts of all regimes: one less than there are regimes whose values do not follow from others.
    private static int rank(Protocol protocol) {
        return IndependentRegimes.of(EmbeddedRegimes.of(protocol)).size() - 1;
    }
}
