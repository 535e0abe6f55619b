package org.stegvis.design.simulation;

import java.util.List;
import org.stegvis.protocol.Analysis;

/// What the planned analyses of a trial would find under a scenario if they had everybody and no missing values.
///
/// @param participants how many made-up participants the numbers rest on
/// @param analyses of means, in the order of the protocol; those whose outcome is no number are left out
/// @param times what is true of times to an event, one for each analysis of them that names a horizon
public record TrueEffects(int participants, List<Effect> analyses, List<Times> times) {
    public TrueEffects {
        analyses = List.copyOf(analyses);
        times = List.copyOf(times);
    }

    /// Without times to an event.
    public TrueEffects(int participants, List<Effect> analyses) {
        this(participants, analyses, List.of());
    }

    /// What is true for a planned analysis of means, by its id in the protocol.
    ///
    /// @throws IllegalArgumentException when there is no such analysis
    public Effect analysis(String id) {
        return analyses.stream()
                .filter(each -> each.analysis().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no true effect for the analysis '" + id
                        + "'; there are: "
                        + analyses.stream().map(each -> each.analysis().id()).toList() + "."));
    }

    /// What is true for one analysis. `standardError` is the Monte Carlo error of the simulation, nothing else.
    ///
    /// @param values the mean outcome under each regime, or each option or group
    /// @param contrasts of each with each later one
    public record Effect(Analysis analysis, List<Value> values, List<Contrast> contrasts) {
        public Effect {
            values = List.copyOf(values);
            contrasts = List.copyOf(contrasts);
        }

        /// What is true of one side of the analysis: a regime, an option or a group, by its name in results.
        ///
        /// @throws IllegalArgumentException when there is no such value
        public Value value(String of) {
            return values.stream()
                    .filter(each -> each.of().equals(of))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no true value of '" + of
                            + "'; there are: " + values.stream().map(Value::of).toList() + "."));
        }

        /// The contrast of two, whichever of them stands first in the protocol.
        ///
        /// @throws IllegalArgumentException when there is no such contrast
        public Contrast contrast(String of, String versus) {
            for (Contrast each : contrasts) {
                if (each.of().equals(of) && each.versus().equals(versus)) {
                    return each;
                }
                if (each.of().equals(versus) && each.versus().equals(of)) {
                    return new Contrast(of, versus, -each.value(), each.standardError());
                }
            }
            throw new IllegalArgumentException("There is no contrast of '" + of + "' with '" + versus + "'.");
        }
    }

    /// A mean, or a probability of no event, of one side among those to whom it applies.
    ///
    /// @param participants how many of all it applies to
    public record Value(String of, double value, double standardError, long participants) {}

    /// The value of one minus that of the other.
    public record Contrast(String of, String versus, double value, double standardError) {}

    /// What is true for one analysis of times to an event.
    ///
    /// @param means of the time without the event up to the horizon
    /// @param without the probabilities of no event, at rising times of which the horizon is the last
    public record Times(double horizon, Effect means, List<Without> without) {
        public Times {
            without = List.copyOf(without);
        }

        public Analysis analysis() {
            return means.analysis();
        }
    }

    /// The probabilities of no event up to a time.
    public record Without(double time, Effect probabilities) {}
}
