package org.stegvis.cli.size;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.size.TwoStage;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// What a user may say to `stegvis size`. What is not said comes from the protocol, or is what is asked
/// for.
final class SizeOptions {

    /// What the trial is to show.
    enum Goal {
        PAIR,
        FIRST,
        SECOND,
        ALL,
        BEST,
        PRECISION,
        PILOT
    }

    /// The kind of outcome.
    enum Kind {
        CONTINUOUS,
        BINARY,
        RISK_DIFFERENCE,
        LONGITUDINAL,
        CLUSTERED,
        TIME_TO_EVENT
    }

    /// What guards against several comparisons.
    enum Multiplicity {
        NONE,
        BONFERRONI,
        MAX_T
    }

    @ArgGroup(validate = false, heading = "%nThe question:%n")
    Aim aim = new Aim();

    @ArgGroup(validate = false, heading = "%nThe trial, as far as no protocol tells it:%n")
    Design design = new Design();

    @ArgGroup(validate = false, heading = "%nThe outcome:%n")
    Measured measured = new Measured();

    static final class Aim {
        @Option(
                names = "--goal",
                paramLabel = "GOAL",
                description = {
                    "pair: two embedded regimes differ; first, second: two options of a stage differ; all: some regimes differ;",
                    "best: the best regime is found; precision: an interval is narrow; pilot: every path is filled."
                })
        @Nullable
        Goal goal;

        @Option(names = "--analysis", paramLabel = "ID", description = "The planned analysis (default: the first).")
        @Nullable
        String analysis;

        @Option(names = "--of", paramLabel = "NAME", description = "The regime, or option, that is compared.")
        @Nullable
        String of;

        @Option(
                names = "--versus",
                paramLabel = "NAME",
                description = "With which. Default: two that start differently.")
        @Nullable
        String versus;

        @Option(
                names = "--participants",
                paramLabel = "N",
                description = "With an outcome. Solve for the power; with --power for the effect or the response.")
        @Nullable
        Double participants;

        @Option(names = "--power", paramLabel = "P", description = "Wanted power (default 0.8).")
        @Nullable
        Double power;

        @Option(
                names = "--alpha",
                paramLabel = "A",
                description = "Type I error (default: of the analysis, else 0.05).")
        @Nullable
        Double alpha;

        @Option(names = "--one-sided", description = "One-sided test.")
        boolean oneSided;

        @Option(
                names = "--multiplicity",
                paramLabel = "HOW",
                converter = Hyphenated.Multiplicity.class,
                description = "none (default), bonferroni or max-t.")
        Multiplicity multiplicity = Multiplicity.NONE;

        @Option(
                names = "--comparisons",
                paramLabel = "K",
                description = "For bonferroni (default: all pairs of regimes).")
        @Nullable
        Integer comparisons;

        @Option(names = "--least", paramLabel = "D", description = "best: regimes worse by this are to be left out.")
        @Nullable
        Double least;

        @Option(names = "--margin", paramLabel = "H", description = "precision: half the length of the interval.")
        @Nullable
        Double margin;

        @Option(
                names = "--assurance",
                paramLabel = "P",
                description = "precision: the probability that it is no longer.")
        @Nullable
        Double assurance;

        @Option(names = "--at-least", paramLabel = "M", description = "pilot: participants on every path.")
        @Nullable
        Integer atLeast;

        @Option(names = "--attrition", paramLabel = "F", description = "Fraction without outcome; more are enrolled.")
        double attrition;

        @Option(
                names = "--confirm",
                paramLabel = "TRIALS",
                description = "Find the power again by simulating so many trials.")
        @Nullable
        Integer confirm;

        @Option(names = "--seed", paramLabel = "SEED", description = "For --confirm (default 1).")
        long seed = 1;
    }

    static final class Design {
        @Option(
                names = "--design",
                paramLabel = "WHO",
                converter = Hyphenated.Rerandomised.class,
                description = "Who is randomised again: everyone, non-responders or non-responders-to-one.")
        TwoStage.@Nullable Rerandomised who;

        @Option(
                names = "--response",
                paramLabel = "[NAME=]P",
                split = ",",
                description =
                        "Response rate, of all or after an option: 0.4, or pt=0.4,cbt=0.3; of a class: cbt/partial=0.2.")
        List<String> response = List.of();

        @Option(
                names = "--first",
                paramLabel = "P",
                description = "Probability of the first of the first options (default 0.5).")
        double first = 0.5;

        @Option(names = "--responders", paramLabel = "P", description = "The same at the randomisation of responders.")
        double responders = 0.5;

        @Option(names = "--non-responders", paramLabel = "P", description = "The same at that of non-responders.")
        double nonResponders = 0.5;
    }

    static final class Measured {
        @Option(
                names = "--outcome",
                paramLabel = "KIND",
                converter = Hyphenated.Kind.class,
                description = "continuous, binary (log odds), risk-difference, longitudinal, clustered, time-to-event.")
        @Nullable
        Kind kind;

        @Option(
                names = "--effect",
                paramLabel = "D",
                description = "Difference of the means (default: the important one).")
        @Nullable
        Double effect;

        @Option(names = "--sd", paramLabel = "S", description = "Standard deviation (1: effects are standardised).")
        @Nullable
        Double sd;

        @Option(
                names = "--probabilities",
                paramLabel = "P",
                split = ",",
                description =
                        "Two probabilities, of the outcome or of the event by the end of follow-up: 0.45,0.3. With one, that of --versus, the other is solved for.")
        List<Double> probabilities = List.of();

        @Option(names = "--below", description = "The probability that is solved for lies below that of --versus.")
        boolean below;

        @Option(
                names = "--values",
                paramLabel = "REGIME=V",
                split = ",",
                description = "all, best: the value of each regime; those not named have 0.")
        Map<String, Double> values = Map.of();

        @Option(names = "--correlation", paramLabel = "R", description = "longitudinal: within a participant.")
        @Nullable
        Double correlation;

        @Option(
                names = "--sharp",
                description = "longitudinal: the factor for exchangeable correlation, not the safe one.")
        boolean sharp;

        @Option(names = "--cluster-size", paramLabel = "M", description = "clustered: participants of a cluster.")
        @Nullable
        Integer clusterSize;

        @Option(names = "--icc", paramLabel = "R", description = "clustered: intracluster correlation.")
        @Nullable
        Double icc;

        @Option(
                names = "--explained",
                paramLabel = "R",
                description = "clustered: correlation with the covariates (default 0).")
        double explained;

        @Option(
                names = "--decision-at",
                paramLabel = "F",
                description = "time-to-event: the decision, as a part of the follow-up (default 0).")
        double decisionAt;
    }
}
