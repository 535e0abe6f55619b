package org.stegvis.randomisation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure;
import org.stegvis.protocol.expression.Condition;

/// Allocation lists to test with.
final class Lists {
    static final Procedure SIMPLE = new Procedure.Simple();

    private Lists() {}

    static Procedure blocks(Integer... sizes) {
        return new Procedure.PermutedBlocks(List.of(sizes));
    }

    static List<Offer> evenly(String... options) {
        return List.of(options).stream().map(option -> offer(option, 1)).toList();
    }

    static List<Offer> shares(Map<String, Double> shares) {
        return new TreeMap<>(shares)
                .entrySet().stream()
                        .map(entry -> offer(entry.getKey(), entry.getValue()))
                        .toList();
    }

    static Offer offer(String option, double share) {
        return new Offer(option, share, Condition.ALWAYS);
    }

    static ListAddress address(List<Offer> offers) {
        return address(offers, Map.of("site", "utah"));
    }

    static ListAddress address(List<Offer> offers, Map<String, String> stratum) {
        return ListAddress.of(
                "back-pain", "first", 0, offers.stream().map(Offer::option).toList(), stratum);
    }

    /// The first options of a list.
    static List<String> options(AllocationList list, int number) {
        return LongStream.range(0, number).mapToObj(list::optionAt).toList();
    }
}
