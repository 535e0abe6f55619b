package org.stegvis.design.operating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Analysis;

/// How a trial behaves over many replicates. Every number comes with its Monte Carlo error.
///
/// Source of the formulas: MORRIS, WHITE & CROWTHER 2019, Using simulation studies to evaluate statistical methods,
/// Statistics in Medicine 38, 2074-2102, the table of performance measures and their Monte Carlo standard errors.
///
/// @param participants enrolled in each replicate
/// @param looks null where no interim looks are simulated
/// @param changes of trials that are changed at a look; null where no change is planned
public record OperatingCharacteristics(
        int participants,
        long replicates,
        List<OfQuantity> quantities,
        List<Choice> choices,
        List<Count> counts,
        @Nullable Looks looks,
        ChangedTrials.@Nullable Found changes) {
    public OperatingCharacteristics {
        quantities = List.copyOf(quantities);
        choices = List.copyOf(choices);
        counts = List.copyOf(counts);
    }

    /// How well one quantity is estimated, over the replicates that estimate it.
    ///
    /// @param estimated in how many replicates
    /// @param bias mean of the estimates less the truth
    /// @param empiricalError the standard deviation of the estimates
    /// @param modelError the square root of the mean of the squared standard errors
    /// @param errorRatio model over empirical
    /// @param coverage of the intervals at the level of the analysis
    /// @param coverageOf95 of the intervals at 95 %
    /// @param rejection how often the test at the alpha of the analysis says that it is not zero: the power
    /// of a contrast, or the type I error where the truth is zero; of all replicates, for one in which the analysis
    /// cannot be run rejects nothing
    public record OfQuantity(
            Quantity quantity,
            long estimated,
            Figure bias,
            Figure empiricalError,
            Figure modelError,
            Figure errorRatio,
            Figure coverage,
            Figure coverageOf95,
            Figure rejection) {
        private static final double MANY_ERRORS = 3;

        /// Whether its intervals, as planned or at 95 %, hold the truth more or less often than they say, by more than
        /// three Monte Carlo errors. What is estimated less than twice is not judged.
        public boolean coversOtherwise() {
            return estimated > 1 && (isOff(coverage, quantity.analysis().level()) || isOff(coverageOf95, 0.95));
        }

        private boolean isOff(Figure share, double level) {
            return Math.abs(share.value() - level) > MANY_ERRORS * Math.sqrt(level * (1 - level) / estimated);
        }
    }

    /// How often each regime had the best estimated value, of all replicates: where none is estimated none is chosen.
    ///
    /// @param best the regime whose true value is best
    /// @param correct how often that one was chosen
    /// @param loss how much the true value of the regime chosen is worse than the best, on average where one is
    public record Choice(Analysis analysis, String best, Figure correct, Figure loss, List<Chosen> regimes) {
        public Choice {
            regimes = List.copyOf(regimes);
        }
    }

    /// A regime with its true value, and how often its estimated value was the best.
    public record Chosen(String regime, double truth, Figure share) {}

    /// What the planned interim looks do to a trial.
    ///
    /// @param rejection how often any look stops for efficacy: the power, or the type I error where nothing is
    /// to be found
    /// @param participants how many are enrolled when it stops, on average
    public record Looks(Analysis analysis, List<Look> looks, Figure rejection, Figure participants) {
        public Looks {
            looks = List.copyOf(looks);
        }
    }

    /// How often the trial stops at one of the planned looks, and why.
    ///
    /// @param participants how many are analysed there
    /// @param efficacy how often the trial stops there because there is an effect; of a two-sided test, on
    /// either side
    /// @param futility how often because too little is to be hoped for
    public record Look(double fraction, int participants, Figure efficacy, Figure futility) {}

    /// The distribution of a number over the replicates.
    public record Count(Counted counted, Figure mean, double sd, double least, double most) {}

    /// The quantities of one analysis.
    public List<OfQuantity> of(Analysis analysis) {
        return quantities.stream()
                .filter(each -> each.quantity().analysis().equals(analysis))
                .toList();
    }
}
