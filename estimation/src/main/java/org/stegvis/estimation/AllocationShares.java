package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.stegvis.estimation.Footing.Allocation;
import org.stegvis.protocol.tailoring.Offering.How;

/// The probability of each allocation, from how many stand on which footing: as the protocol has it or as the
/// proportions in the same situation, and with the shares of those who chose. What [AllocationWeights] is for single
/// participants.
final class AllocationShares {
    private final boolean isObserved;
    private final List<String> preferring;

    /// How many received which option in each cell: a decision, the options open, and the way there.
    private final Map<Cell, Map<String, Long>> cells = new LinkedHashMap<>();

    /// How many came to an option in each way, and of them how many by chance, by choice, or for it was the only one.
    private final Map<Situation, Long> alike = new HashMap<>();

    private final Map<Cell, Long> allocated = new HashMap<>();

    private record Cell(String decision, List<String> open, String way) {}

    private record Situation(String decision, String way, How how) {}

    /// @param counts how many participants are on each footing
    /// @param isObserved whether probabilities are proportions
    /// @param preferring the decisions that honour preferences
    AllocationShares(Map<Footing, Long> counts, boolean isObserved, List<String> preferring) {
        this.isObserved = isObserved;
        this.preferring = List.copyOf(preferring);
        counts.forEach((footing, count) -> footing.allocations().forEach(each -> {
            alike.merge(new Situation(each.decision(), each.way(), each.how()), count, Long::sum);
            allocated.merge(new Cell(each.decision(), List.of(), each.way()), count, Long::sum);
            if (each.how() == How.BY_CHANCE) {
                cells.computeIfAbsent(cell(each), none -> new TreeMap<>()).merge(each.option(), count, Long::sum);
            }
        }));
    }

    private static Cell cell(Allocation each) {
        return new Cell(each.decision(), each.open(), each.way());
    }

    double probability(Allocation each) {
        double share = preferring.contains(each.decision())
                ? (double) alike.getOrDefault(new Situation(each.decision(), each.way(), each.how()), 0L)
                        / allocated.getOrDefault(new Cell(each.decision(), List.of(), each.way()), 1L)
                : 1;
        return share
                * (isObserved && each.how() == How.BY_CHANCE
                        ? proportion(cell(each), each.option())
                        : each.probability());
    }

    private double proportion(Cell cell, String option) {
        Map<String, Long> counts = cells.getOrDefault(cell, Map.of());
        long all = counts.values().stream().mapToLong(count -> count).sum();
        return (double) counts.getOrDefault(option, 0L) / all;
    }

    /// The probability of being consistent with a regime.
    double probability(Footing footing, Footing.Followed followed) {
        double product = 1;
        for (int turn : followed.decided()) {
            product *= probability(footing.allocations().get(turn));
        }
        return product;
    }

    /// The scores of the proportions of someone on this footing: in each cell, for each option but the first, its
    /// indicator less its proportion. None where probabilities are known.
    double[] scores(Footing footing) {
        if (!isObserved) {
            return new double[0];
        }
        List<Double> scores = new ArrayList<>();
        cells.forEach((cell, counts) -> {
            List<String> received = footing.allocations().stream()
                    .filter(each -> each.how() == How.BY_CHANCE && cell(each).equals(cell))
                    .map(Allocation::option)
                    .toList();
            IntStream.range(1, cell.open().size())
                    .mapToObj(cell.open()::get)
                    .forEach(option -> scores.add(
                            received.isEmpty() ? 0 : (received.contains(option) ? 1 : 0) - proportion(cell, option)));
        });
        return scores.stream().mapToDouble(each -> each).toArray();
    }
}
