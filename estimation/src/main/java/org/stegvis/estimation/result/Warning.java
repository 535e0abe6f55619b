package org.stegvis.estimation.result;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What a reader must know before using the numbers of a result.
public sealed interface Warning {

    /// A stable name in documents: `few-followed`.
    String code();

    /// One sentence in English.
    String sentence();

    /// So few participants are consistent with a regime that its standard error means little.
    record FewFollowed(String regime, int participants) implements Warning {
        /// Fewer than this many.
        public static final int FEW = 5;

        @Override
        public String code() {
            return "few-followed";
        }

        @Override
        public String sentence() {
            return participants == 1
                    ? "Only one participant is consistent with %s; the standard error of its value means nothing."
                            .formatted(regime)
                    : "Only %d participants are consistent with %s; the standard error of its value means little."
                            .formatted(participants, regime);
        }
    }

    /// Participants who never came to a decision, because a value that it needs is missing, count for
    /// regimes that differ only there.
    ///
    /// @param participants of those analysed
    record Undecided(String decision, int participants, int analysed) implements Warning {
        /// A smaller share of those analysed does not move a value so that a reader must know.
        private static final double FEW = 0.01;

        /// One for each decision to which more than a few never came.
        ///
        /// @param participants of those analysed, by decision
        public static List<Warning> of(SequencedMap<String, Long> participants, long analysed) {
            var warnings = new ArrayList<Warning>();
            participants.forEach((decision, count) -> {
                if (count > FEW * analysed) {
                    warnings.add(new Undecided(decision, Math.toIntExact(count), Math.toIntExact(analysed)));
                }
            });
            return warnings;
        }

        @Override
        public String code() {
            return "undecided";
        }

        @Override
        public String sentence() {
            return "%d of %d participants analysed never came to '%s' and count for every regime that begins as theirs did; regimes that differ only there are drawn towards each other."
                    .formatted(participants, analysed, decision);
        }
    }

    /// The covariance of a mixed model lies at the edge of what it can be.
    ///
    /// @param what is there, in words: `the intercepts of participants do not vary`
    record EdgeOfCovariance(String what) implements Warning {
        @Override
        public String code() {
            return "edge-of-covariance";
        }

        @Override
        public String sentence() {
            return "By the estimate %s; a covariance with fewer parameters would do.".formatted(what);
        }
    }

    /// The protocol groups participants in clusters, of which the model takes no account.
    ///
    /// @param cluster the characteristic
    record ClustersNotHeeded(String cluster) implements Warning {
        @Override
        public String code() {
            return "clusters-not-heeded";
        }

        @Override
        public String sentence() {
            return "The model takes participants as independent, though the protocol groups them by '%s': standard errors may be too small, p-values with them."
                    .formatted(cluster);
        }
    }

    /// Options that nobody was randomised between, because no route of their decision offers both.
    record NeverTogether(String decision, List<Pair> pairs) implements Warning {
        public NeverTogether {
            pairs = List.copyOf(pairs);
        }

        /// Two options, or groups of options.
        public record Pair(String of, String versus) {}

        @Override
        public String code() {
            return "never-together";
        }

        @Override
        public String sentence() {
            return "At '%s' nobody was randomised between %s: their difference is one between participants whom chance did not make alike; compare groups of options that every route offers ('groups'), or regimes."
                    .formatted(
                            decision,
                            pairs.stream()
                                    .map(pair -> pair.of() + " and " + pair.versus())
                                    .collect(Collectors.joining(", nor between ")));
        }
    }

    /// Those compared came to the options of a decision with chances that differ by route, and the analysis does not
    /// adjust for what tells the routes apart.
    ///
    /// @param options compared, or groups of them
    record UnequalChances(String decision, List<String> options) implements Warning {
        public UnequalChances {
            options = List.copyOf(options);
        }

        @Override
        public String code() {
            return "unequal-chances";
        }

        @Override
        public String sentence() {
            return "At '%s' the chances of %s differ between participants, by route or by what was open to them, so those who received them differ from the start; compare groups of options with equal chances on every route ('groups'), or regimes, or adjust for the earlier decision where one tells the routes apart."
                    .formatted(decision, String.join(", ", options));
        }
    }

    /// One participant has more than half of the weight of a regime.
    ///
    /// @param share of the total weight
    record Dominated(String regime, double share) implements Warning {
        public static final double MUCH = 0.5;

        @Override
        public String code() {
            return "dominated";
        }

        @Override
        public String sentence() {
            return "One participant has %.0f %% of the weight of %s; its value is little more than that participant's outcome."
                    .formatted(100 * share, regime);
        }
    }

    /// All participants consistent with a regime have the same outcome, so that its standard error is zero.
    record NoVariation(String regime) implements Warning {
        @Override
        public String code() {
            return "no-variation";
        }

        @Override
        public String sentence() {
            return "The outcome does not vary among those consistent with %s; the standard error of zero says nothing."
                    .formatted(regime);
        }
    }

    /// Whoever is consistent with one of two regimes is consistent with the other, so that their values are the same.
    record NoDifference(String of, String versus) implements Warning {
        @Override
        public String code() {
            return "no-difference";
        }

        @Override
        public String sentence() {
            return "Nothing in the data tells %s from %s; their difference is zero and has no test."
                    .formatted(of, versus);
        }
    }

    /// The covariance of the contrasts has a lower rank than there are contrasts, so the test of equality
    /// is of fewer.
    record RankDeficient(int tested, int rank) implements Warning {
        @Override
        public String code() {
            return "rank-deficient";
        }

        @Override
        public String sentence() {
            return "Of %d contrasts between the values only %d are independent; the test that all are equal has %d degrees of freedom."
                    .formatted(tested, rank, rank);
        }
    }

    /// Whatever participants it is learned from, the rule gives what an embedded regime gives.
    record RuleIsRegime(String regime) implements Warning {
        @Override
        public String code() {
            return "rule-is-regime";
        }

        @Override
        public String sentence() {
            return "The learned rule gives the participants what %s gives; their values differ by chance alone, for fewer participants judge the rule."
                    .formatted(regime);
        }
    }

    /// For many participants no option of a later decision is told from the next best.
    ///
    /// @param share of the participants
    record NonRegular(double share) implements Warning {
        /// More than this share.
        public static final double MANY = 0.5;

        @Override
        public String code() {
            return "non-regular";
        }

        @Override
        public String sentence() {
            return "For %.0f %% of the participants no later option is told to be better; a rule learned from other participants may give them another."
                    .formatted(100 * share);
        }
    }

    /// The last of those observed under a regime or option had the event before the horizon, so that its curve is zero
    /// from there on.
    ///
    /// @param last when
    record CurveEnds(String side, double last, double horizon) implements Warning {
        @Override
        public String code() {
            return "curve-ends";
        }

        @Override
        public String sentence() {
            return "Under %s the last who was observed had the event at %s; the curve is zero from there to %s, with a standard error that says nothing."
                    .formatted(side, last, horizon);
        }
    }

    /// In too many of the samples of a bootstrap the model could not be fitted; intervals are by the sandwich.
    record TooFewSamples(int fitted, int drawn) implements Warning {
        @Override
        public String code() {
            return "too-few-samples";
        }

        @Override
        public String sentence() {
            return "The models could be fitted in %d of %d samples of the bootstrap only; all intervals are by the sandwich instead."
                    .formatted(fitted, drawn);
        }
    }
}
