package org.stegvis.server.tally;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Counts of one trial at one moment.
public final class Counts {
    private final Map<String, List<Count>> byWhat;

    private Counts(Map<String, List<Count>> byWhat) {
        this.byWhat = Map.copyOf(byWhat);
    }

    /// How many there are of one tally.
    ///
    /// @param n never 0
    public record Count(Tally tally, int n) {}

    static Counts of(List<Count> counts) {
        return new Counts(counts.stream()
                .collect(Collectors.groupingBy(each -> each.tally().what())));
    }

    /// All of one kind.
    public List<Count> of(String what) {
        return byWhat.getOrDefault(what, List.of());
    }

    public int sum(String what, Predicate<Tally> which) {
        return of(what).stream()
                .filter(each -> which.test(each.tally()))
                .mapToInt(Count::n)
                .sum();
    }

    /// The sum of one kind at one place.
    public int at(String what, String at) {
        return sum(what, tally -> tally.at().equals(at));
    }
}
