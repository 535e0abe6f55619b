package org.stegvis.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How chance allocates within a stratum.
public sealed interface Procedure {

    /// Each allocation independent of the others, in the ratio of the shares.
    record Simple() implements Procedure {}

    /// Blocks that hold the options in their exact ratio; the size of each block is drawn from `sizes`.
    record PermutedBlocks(List<Integer> sizes) implements Procedure {
        public PermutedBlocks {
            sizes = List.copyOf(sizes);
            if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1)) {
                throw new IllegalArgumentException("Block sizes " + sizes + " must be one or more positive numbers.");
            }
        }
    }

    /// Of two options the one that has come less often in the stratum is likelier; at the limit it is certain.
    ///
    /// Source: Efron 1971, Biometrika 58:403-417, without a limit. With probability 1/2 and a limit it is the big
    /// stick design of Soares and Wu 1983, Commun Stat Theory Methods 12:2017-2034.
    ///
    /// @param probability of the option that has come less often, from 1/2 to below 1; both are equally likely in
    /// balance
    /// @param limit the largest difference between the options, null for none
    record BiasedCoin(double probability, @Nullable Integer limit) implements Procedure {
        public BiasedCoin {
            if (!(probability >= 0.5 && probability < 1)) {
                throw new IllegalArgumentException("The probability (" + probability
                        + ") of the option that has come less often must be from 0.5 to below 1.");
            }
            if (limit != null && limit < 1) {
                throw new IllegalArgumentException("The largest difference (" + limit + ") must be 1 or more.");
            }
        }
    }

    /// An urn for two options: a ball is drawn and put back, and balls of the other option are added.
    ///
    /// One of the adaptive biased coin designs of Wei 1978, Ann Stat 6:92-100.
    ///
    /// @param initial balls of each option at the start; with 0 the first option is drawn as by a fair coin
    /// @param added balls of the other option after each allocation
    record Urn(int initial, int added) implements Procedure {
        public Urn {
            if (initial < 0 || added < 1) {
                throw new IllegalArgumentException("An urn must start with 0 balls or more (" + initial
                        + ") and have 1 or more added (" + added + ").");
            }
        }
    }

    /// Minimisation: the option that leaves the strata variables most alike among the options is likelier. Each
    /// variable counts by itself and as much as the others.
    ///
    /// Source: Pocock and Simon 1975, Biometrics 31:103-115.
    ///
    /// @param form how unlike the counts of the options are within one level of a variable
    /// @param probability of the option, or the options together, that leave the least imbalance; all are equally
    /// likely where they leave the same
    record Minimisation(Form form, double probability) implements Procedure {
        public Minimisation {
            if (!(probability > 0 && probability <= 1)) {
                throw new IllegalArgumentException("The probability (" + probability
                        + ") of the option with the least imbalance must be above 0 and at most 1.");
            }
        }

        /// The measure of imbalance. The forms may choose differently, so the protocol names one.
        public enum Form {
            /// The largest count less the smallest.
            RANGE,
            /// The standard deviation of the counts, by one less than their number.
            STANDARD_DEVIATION,
            /// The variance of the counts, by one less than their number.
            VARIANCE
        }
    }
}
