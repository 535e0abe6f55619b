package org.stegvis.protocol.estimator;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.stegvis.protocol.expression.Reference;

/// Learns from the data which option is best for whom at each decision, and estimates the value of the rule learned
/// beside those of the embedded regimes.
///
/// @param approach how the effects of options are found
/// @param moderators by decision, what the effects of its options may depend on
/// @param history by decision, further covariates of the outcome, beside those of the analysis
/// @param parts in how many parts participants are divided to judge the rule on others than it was learned from
/// @param seed of the division and of the bootstrap
public record RuleLearning(
        Method approach,
        SequencedMap<String, List<Reference>> moderators,
        SequencedMap<String, List<Reference>> history,
        Weights weights,
        Inference inference,
        int parts,
        long seed)
        implements Estimator.OfRegimes {

    public RuleLearning {
        moderators = History.copy(moderators);
        history = History.copy(history);
        if (parts < 2) {
            throw new IllegalArgumentException("parts is %d but must be at least 2.".formatted(parts));
        }
    }

    /// Without moderators, with bootstrap intervals.
    public static RuleLearning by(Method approach) {
        return new RuleLearning(
                approach,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new Weights.Known(),
                Inference.withDefaults(),
                10,
                1);
    }

    public RuleLearning withModerators(SequencedMap<String, List<Reference>> other) {
        return new RuleLearning(approach, other, history, weights, inference, parts, seed);
    }

    public RuleLearning withHistory(SequencedMap<String, List<Reference>> other) {
        return new RuleLearning(approach, moderators, other, weights, inference, parts, seed);
    }

    public RuleLearning with(Weights other) {
        return new RuleLearning(approach, moderators, history, other, inference, parts, seed);
    }

    public RuleLearning with(Inference other) {
        return new RuleLearning(approach, moderators, history, weights, other, parts, seed);
    }

    @Override
    public String word() {
        return approach.word();
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("moderators", History.shown(moderators));
        settings.put("history", History.shown(history));
        settings.put("weights", weights.word());
        approach.settings(settings);
        inference.settings(settings);
        settings.put("parts", Integer.toString(parts));
        settings.put("seed", Long.toString(seed));
        return settings;
    }

    @Override
    public Set<Reference> named() {
        var named = new LinkedHashSet<Reference>(History.named(weights, history));
        named.addAll(History.named(moderators));
        return named;
    }

    /// Each filled data set has a rule of its own.
    @Override
    public boolean isPoolable() {
        return false;
    }

    /// How the effects of the options at a decision are found.
    public sealed interface Method {
        String Q_LEARNING = "q-learning";
        String G_ESTIMATION = "g-estimation";
        String DWOLS = "dwols";

        String word();

        void settings(SequencedMap<String, String> settings);

        /// Least squares.
        record QLearning(Onwards onwards) implements Method {
            @Override
            public String word() {
                return Q_LEARNING;
            }

            @Override
            public void settings(SequencedMap<String, String> settings) {
                settings.put("onwards", onwards.word());
            }
        }

        /// By the allocation, whether the model of the outcome is right or not.
        record GEstimation() implements Method {
            @Override
            public String word() {
                return G_ESTIMATION;
            }

            @Override
            public void settings(SequencedMap<String, String> settings) {}
        }

        /// Least squares with weights that balance the options.
        record Dwols(Balance balance) implements Method {
            @Override
            public String word() {
                return DWOLS;
            }

            @Override
            public void settings(SequencedMap<String, String> settings) {
                settings.put("balance", balance.word());
            }
        }
    }

    /// What stands for the outcome at a decision before the last.
    public enum Onwards {
        /// What the model of the next decision predicts under its best option.
        PREDICTED,
        /// The outcome observed, plus what was lost later.
        OBSERVED;

        public String word() {
            return Words.of(this);
        }
    }

    /// The weights of dWOLS.
    public enum Balance {
        OVERLAP,
        INVERSE;

        public String word() {
            return Words.of(this);
        }
    }

    /// Standard errors and intervals of decisions before the last.
    public sealed interface Inference {
        static Inference withDefaults() {
            return new MOutOfN(500, Tuning.usual());
        }

        void settings(SequencedMap<String, String> settings);

        /// By the sandwich: right where one option is better than the others for nearly all.
        record Sandwich() implements Inference {
            public static final String WORD = "sandwich";

            @Override
            public void settings(SequencedMap<String, String> settings) {
                settings.put("inference", WORD);
            }
        }

        /// By the m-out-of-n bootstrap: right also where for many no option is better.
        ///
        /// @param tuning how few participants are drawn where many have no better option
        record MOutOfN(int resamples, Tuning tuning) implements Inference {
            public static final String WORD = "m-out-of-n";

            public MOutOfN {
                if (resamples < 50) {
                    throw new IllegalArgumentException("resamples is %d but must be at least 50.".formatted(resamples));
                }
            }

            /// With the usual tuning.
            public MOutOfN(int resamples) {
                this(resamples, Tuning.usual());
            }

            @Override
            public void settings(SequencedMap<String, String> settings) {
                settings.put("inference", WORD);
                settings.put("resamples", Integer.toString(resamples));
                settings.put("tuning", tuning.word());
            }
        }
    }

    /// ξ of the m-out-of-n bootstrap: the larger, the fewer participants are drawn where many have no better option.
    public sealed interface Tuning {
        static Tuning usual() {
            return new Given(0.1);
        }

        String word();

        /// As it is given.
        record Given(double tuning) implements Tuning {
            public Given {
                if (!(tuning > 0 && tuning <= 1)) {
                    throw new IllegalArgumentException(
                            "tuning is %s but must be above 0 and at most 1.".formatted(tuning));
                }
            }

            @Override
            public String word() {
                return Double.toString(tuning);
            }
        }

        /// The smallest whose intervals cover by a bootstrap of the bootstrap.
        record DoubleBootstrap() implements Tuning {
            public static final String WORD = "double-bootstrap";

            @Override
            public String word() {
                return WORD;
            }
        }
    }
}
