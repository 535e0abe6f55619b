package org.stegvis.estimation.result;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.protocol.expression.Reference;

/// What a model of regimes with covariates says of one person.
///
/// The mean under regime d of persons with covariates x is `μ(β_d + (x - x̄)'γ)`; with c = (e_d, x - x̄)
/// its variance on the scale of the link is `c'Vc`, V being the covariance of all coefficients together. It
/// does not depend on where the covariates are centred. How far single persons lie from that mean is
/// another matter, and told by `spread`.
///
/// Source: as [org.stegvis.estimation.regimes.WeightedReplicated]; the mean of a new observation as in
/// WEISBERG 2014, Applied Linear Regression, 4th ed., section 3.5. Reference: `PredictionReference`.
///
/// @param covariates in the order of their terms
/// @param model regimes first, then the terms of the covariates, centred at their means; on the scale of the link
/// @param spread one a regime
/// @param level of intervals of means
public record Prediction(Link link, List<Covariate> covariates, JointEstimate model, List<Spread> spread, Level level)
        implements Section {
    /// The share of persons that lies between the two ends of a spread.
    public static final double BETWEEN = 0.8;

    public Prediction {
        covariates = List.copyOf(covariates);
        spread = List.copyOf(spread);
        int terms = covariates.stream().mapToInt(each -> each.terms().size()).sum();
        if (model.size() != spread.size() + terms) {
            throw new IllegalArgumentException("model has %d coefficients but there are %d regimes and %d terms."
                    .formatted(model.size(), spread.size(), terms));
        }
    }

    /// What is known of a person before the first decision.
    public sealed interface Covariate {
        Reference reference();

        /// The means of its terms over those analysed.
        List<Double> terms();

        /// The terms for a value; null when nobody in the trial had one like it.
        @Nullable
        List<Double> at(Value value);

        /// A number, one term.
        ///
        /// @param least of those analysed
        record Number(Reference reference, double mean, double least, double greatest) implements Covariate {
            @Override
            public List<Double> terms() {
                return List.of(mean);
            }

            @Override
            public @Nullable List<Double> at(Value value) {
                return value instanceof Value.Number(var number) && number >= least && number <= greatest
                        ? List.of(number)
                        : null;
            }
        }

        /// A category, one term for each level but the first.
        ///
        /// @param levels those that occur, the first without a term
        /// @param shares of those analysed, of each level but the first
        record Category(Reference reference, List<String> levels, List<Double> shares) implements Covariate {
            public Category {
                levels = List.copyOf(levels);
                shares = List.copyOf(shares);
            }

            @Override
            public List<Double> terms() {
                return shares;
            }

            @Override
            public @Nullable List<Double> at(Value value) {
                return value instanceof Value.Name(var name) && levels.contains(name)
                        ? levels.stream()
                                .skip(1)
                                .map(level -> level.equals(name) ? 1.0 : 0.0)
                                .toList()
                        : null;
            }
        }
    }

    /// A value of a covariate.
    public sealed interface Value {
        record Number(double number) implements Value {}

        record Name(String name) implements Value {}
    }

    /// How far persons lie from their mean under one regime, by those of the trial who are consistent with
    /// it, weighted as the estimate is.
    ///
    /// @param participants who are consistent with it
    /// @param sd of their distances from what the model says of them
    /// @param lower the distance below which a tenth of them lies
    /// @param upper the distance above which a tenth of them lies
    public record Spread(String regime, int participants, double sd, double lower, double upper) {}

    /// The mean under each regime of persons like this, in the order of the regimes.
    ///
    /// @param person a value of each covariate, within what occurred in the trial
    /// @throws IllegalArgumentException when a value is not there, or nobody in the trial had one like it
    public List<NamedEstimate> of(Map<Reference, Value> person) {
        double[] shift = covariates.stream()
                .flatMapToDouble(each -> {
                    Value value = person.get(each.reference());
                    List<Double> terms = value == null ? null : each.at(value);
                    if (terms == null) {
                        throw new IllegalArgumentException(
                                "%s is %s but must be a value that occurred in the trial: %s."
                                        .formatted(each.reference(), value, each));
                    }
                    return IntStream.range(0, terms.size())
                            .mapToDouble(i -> terms.get(i) - each.terms().get(i));
                })
                .toArray();
        int regimes = spread.size();
        Matrix map = Matrix.of(regimes, model.size(), (d, j) -> j < regimes ? (d == j ? 1 : 0) : shift[j - regimes]);
        return onOutcome(model.map(spread.stream().map(Spread::regime).toList(), map));
    }

    /// Intervals are made on the scale of the link, so that a probability stays one.
    private List<NamedEstimate> onOutcome(JointEstimate onLink) {
        List<NamedEstimate> told = onLink.estimates(level);
        return switch (link) {
            case IDENTITY -> told;
            case LOGIT, LOG -> {
                JointEstimate means = onLink.means(link);
                yield IntStream.range(0, told.size())
                        .mapToObj(i -> new NamedEstimate(told.get(i).name(), back(told.get(i), means, i)))
                        .toList();
            }
        };
    }

    private Estimate back(NamedEstimate each, JointEstimate means, int i) {
        var onLink = each.estimate();
        return new Estimate(
                link.mean(onLink.estimate()),
                Math.sqrt(means.covariance().get(i, i)),
                onLink.statistic(),
                onLink.p(),
                link.mean(onLink.lower()),
                link.mean(onLink.upper()),
                onLink.level(),
                onLink.reference());
    }
}
