package org.stegvis.estimation.result;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.inference.Ratio;
import org.stegvis.estimation.linear.Link;
import org.stegvis.protocol.learned.LearnedRule;
import org.stegvis.protocol.regime.EmbeddedRegime;

/// A part of a result. The kinds are few and the same for all estimators.
public sealed interface Section
        permits Section.Values,
                Section.Family,
                Section.Coefficients,
                Section.Parameters,
                Section.Rule,
                Prediction,
                Tipping,
                SurvivalCurves,
                Section.Progress {

    /// One quantity under each of the sides compared, with all contrasts and the test that they are equal.
    ///
    /// @param values one a side, at the mean covariates taken as given, as other software reports them
    /// @param inPopulation the same values as estimates of the population's: their standard errors allow
    /// for the covariate means being those of a sample
    /// @param contrasts differences of values, each side with each later one
    /// @param ratios odds ratios or ratios of means, where the link gives them
    record Values(
            Quantity quantity,
            Sides sides,
            List<NamedEstimate> values,
            List<NamedEstimate> inPopulation,
            List<Contrast> contrasts,
            Ratios ratios,
            GlobalTest equality)
            implements Section {
        public Values {
            values = List.copyOf(values);
            inPopulation = List.copyOf(inPopulation);
            contrasts = List.copyOf(contrasts);
        }

        /// Where no covariate means are taken as given.
        public Values(
                Quantity quantity,
                Sides sides,
                List<NamedEstimate> values,
                List<Contrast> contrasts,
                Ratios ratios,
                GlobalTest equality) {
            this(quantity, sides, values, values, contrasts, ratios, equality);
        }

        /// Whether the standard errors of the values take the mean covariates as given: others hold in the
        /// population.
        public boolean takesCovariatesAsGiven() {
            for (int i = 0; i < values.size(); i++) {
                double given = values.get(i).estimate().se();
                double sampled = inPopulation.get(i).estimate().se();
                if (Math.abs(given - sampled) > 1e-12 * Math.max(given, sampled)) {
                    return true;
                }
            }
            return false;
        }

        /// The value of one side.
        public Estimate value(String side) {
            for (NamedEstimate each : values) {
                if (each.name().equals(side)) {
                    return each.estimate();
                }
            }
            throw new IllegalArgumentException("There is no side '%s'; there are %s."
                    .formatted(side, values.stream().map(NamedEstimate::name).toList()));
        }

        /// The difference of two sides, `of` less `versus`, which must stand in the order of the values.
        public Estimate contrast(String of, String versus) {
            for (Contrast each : contrasts) {
                if (each.of().equals(of) && each.versus().equals(versus)) {
                    return each.difference();
                }
            }
            throw new IllegalArgumentException("There is no contrast of '%s' versus '%s'; sides come in the order %s."
                    .formatted(
                            of, versus, values.stream().map(NamedEstimate::name).toList()));
        }
    }

    /// What the contrasts say when they are taken as one family.
    ///
    /// @param quantity whose values are contrasted
    /// @param level at which all intervals hold together
    /// @param critical the largest of all standardised differences exceeds it with probability 1 - level
    /// @param contrasts in the order of the values' contrasts
    /// @param best which sides may be the best; none where no direction is better
    record Family(Quantity quantity, double level, double critical, List<Adjusted> contrasts, List<Candidate> best)
            implements Section {
        public Family {
            contrasts = List.copyOf(contrasts);
            best = List.copyOf(best);
        }
    }

    /// The contrast `of` less `versus` with its adjusted p-values and its simultaneous interval.
    ///
    /// @param maxT single-step, by the largest of the correlated differences; the interval belongs to it
    record Adjusted(String of, String versus, double holm, double hochberg, double maxT, double lower, double upper) {}

    /// Whether a side may be the best, by multiple comparisons with the best.
    ///
    /// @param p the smallest alpha at which it is left out
    record Candidate(String side, double p, boolean mayBeBest) {}

    /// The coefficients of a model, on the scale of its link.
    record Coefficients(Link link, List<NamedEstimate> estimates) implements Section {
        public Coefficients {
            estimates = List.copyOf(estimates);
        }
    }

    /// Numbers that describe a model without being what was asked: a working correlation, a variance.
    ///
    /// @param of what they describe, as a name: `working-correlation`
    record Parameters(String of, List<Parameter> values) implements Section {
        public Parameters {
            values = List.copyOf(values);
        }
    }

    /// One such number.
    record Parameter(String name, double value) {}

    /// How far a trial has come at an interim look, and what part of its information is there.
    ///
    /// @param reached how many participants have come to each decision, and to the outcome
    /// @param planned participants of the trial
    /// @param fractions of the values, then of the contrasts
    record Progress(List<Reached> reached, int planned, List<Fraction> fractions) implements Section {
        public Progress {
            reached = List.copyOf(reached);
            fractions = List.copyOf(fractions);
        }
    }

    /// How many participants have come to a decision, or to the outcome.
    ///
    /// @param stage the id of the decision, or the name of the outcome
    record Reached(String stage, int participants) {}

    /// The information fraction of a value, or of the contrast `of` less `versus`: the variance it will
    /// have when all who are planned have come to the end, over its variance now.
    record Fraction(String of, @Nullable String versus, double fraction) {}

    /// A rule that was learned.
    record Rule(LearnedRule rule) implements Section {}

    /// What is compared.
    sealed interface Sides {
        /// Embedded regimes, in the order of the values.
        record Regimes(List<EmbeddedRegime> regimes) implements Sides {
            public Regimes {
                regimes = List.copyOf(regimes);
            }
        }

        /// Embedded regimes and, last, the rule that was learned.
        record RegimesAndRule(List<EmbeddedRegime> regimes) implements Sides {
            public RegimesAndRule {
                regimes = List.copyOf(regimes);
            }
        }

        /// The options of a decision, or groups of them, as the analysis names them.
        record Options() implements Sides {}
    }

    /// Ratios of values.
    sealed interface Ratios {
        record None() implements Ratios {}

        record OfOdds(List<Ratio> ratios) implements Ratios {
            public OfOdds {
                ratios = List.copyOf(ratios);
            }
        }

        /// Of risks, and of their odds.
        record OfRisks(List<Ratio> risks, List<Ratio> odds) implements Ratios {
            public OfRisks {
                risks = List.copyOf(risks);
                odds = List.copyOf(odds);
            }
        }

        record OfMeans(List<Ratio> ratios) implements Ratios {
            public OfMeans {
                ratios = List.copyOf(ratios);
            }
        }
    }
}
