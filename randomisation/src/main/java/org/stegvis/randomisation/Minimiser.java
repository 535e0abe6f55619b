package org.stegvis.randomisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure.Minimisation;

/// Minimisation at one address: looks at all who were allocated there before, so it has no list.
///
/// For each option that the participant might get, the counts of the options among those who share a level with the
/// participant are taken, this allocation included. Their imbalance, averaged over the variables, is the score of the
/// option; the least score is given with the probability of the procedure.
///
/// Source: Pocock and Simon 1975, Biometrics 31:103-115. Reference: `MinimiserReference`.
public final class Minimiser {
    private static final double TIE = 1e-9;

    private final Minimisation procedure;
    private final Ratio ratio;
    private final ListAddress address;

    private Minimiser(Minimisation procedure, Ratio ratio, ListAddress address) {
        this.procedure = procedure;
        this.ratio = ratio;
        this.address = address;
    }

    /// Readies the procedure for one route, with the options that are open to the participant at hand.
    ///
    /// @param offers all options of the route, of equal shares; those that `address` names are open
    /// @param address without a stratum: all who are allocated on the route share it
    /// @throws IllegalArgumentException when the shares differ, or the address has a stratum
    public static Minimiser of(Minimisation procedure, List<Offer> offers, ListAddress address) {
        Ratio ratio = Ratio.of(offers, address.options());
        if (ratio.parts().stream().distinct().count() > 1) {
            throw new IllegalArgumentException("Minimisation needs equal shares; they are " + ratio + ".");
        }
        if (!address.stratum().isEmpty()) {
            throw new IllegalArgumentException(
                    "Minimisation counts over all strata; the address has " + address.stratum() + ".");
        }
        return new Minimiser(procedure, ratio, address);
    }

    /// An earlier allocation at the address.
    ///
    /// @param levels the participant's level of each variable
    public record Earlier(String option, Map<String, String> levels) {
        public Earlier {
            levels = Map.copyOf(levels);
        }
    }

    /// The allocation of the next participant.
    ///
    /// @param earlier all allocations at the address, in order
    /// @param levels the participant's level of each variable
    public Allocation allocate(RandomSource source, List<Earlier> earlier, Map<String, String> levels) {
        double[] probabilities = probabilities(earlier, levels);
        double left =
                source.stream(address).words(Draw.ALLOCATION, earlier.size()).uniform();
        int option = 0;
        while (option < probabilities.length - 1 && left >= probabilities[option]) {
            left -= probabilities[option];
            option++;
        }
        return new Allocation(ratio.options().get(option), ratio.probability(option), probabilities[option]);
    }

    /// The options in the order of [#scores] and [#probabilities].
    List<String> options() {
        return ratio.options();
    }

    /// The imbalance that each option would leave.
    double[] scores(List<Earlier> earlier, Map<String, String> levels) {
        double[] scores = new double[options().size()];
        levels.forEach((variable, level) -> {
            long[] counts = counts(earlier, variable, level);
            for (int option = 0; option < scores.length; option++) {
                counts[option]++;
                scores[option] += imbalance(counts) / levels.size();
                counts[option]--;
            }
        });
        return scores;
    }

    /// The conditional probability of each option.
    double[] probabilities(List<Earlier> earlier, Map<String, String> levels) {
        double[] scores = scores(earlier, levels);
        double least = Arrays.stream(scores).min().orElse(0);
        List<Integer> best = new ArrayList<>(IntStream.range(0, scores.length)
                .filter(option -> scores[option] <= least + TIE)
                .boxed()
                .toList());
        int others = scores.length - best.size();
        return IntStream.range(0, scores.length)
                .mapToDouble(option -> {
                    if (others == 0) {
                        return 1.0 / scores.length;
                    }
                    double probability = procedure.probability();
                    return best.contains(option) ? probability / best.size() : (1 - probability) / others;
                })
                .toArray();
    }

    private long[] counts(List<Earlier> earlier, String variable, String level) {
        long[] counts = new long[options().size()];
        for (Earlier one : earlier) {
            if (level.equals(one.levels().get(variable))) {
                counts[options().indexOf(one.option())]++;
            }
        }
        return counts;
    }

    private double imbalance(long[] counts) {
        return switch (procedure.form()) {
            case RANGE ->
                Arrays.stream(counts).max().orElse(0)
                        - Arrays.stream(counts).min().orElse(0);
            case STANDARD_DEVIATION -> Math.sqrt(variance(counts));
            case VARIANCE -> variance(counts);
        };
    }

    private static double variance(long[] counts) {
        if (counts.length < 2) {
            return 0;
        }
        double mean = Arrays.stream(counts).average().orElse(0);
        return Arrays.stream(counts)
                        .mapToDouble(count -> (count - mean) * (count - mean))
                        .sum()
                / (counts.length - 1);
    }
}
