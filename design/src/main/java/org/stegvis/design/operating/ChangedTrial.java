package org.stegvis.design.operating;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.interim.Boundaries;
import org.stegvis.design.interim.ClosedTest;
import org.stegvis.design.interim.GroupSequential;
import org.stegvis.design.interim.Looks;
import org.stegvis.design.interim.PlannedLooks;
import org.stegvis.design.interim.StageWise;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Interim;
import org.stegvis.protocol.Interim.Change;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;

/// One trial that is changed at its first look. For one thread.
///
/// @param comparisons one a hypothesis
/// @param share of the participants in the narrowed population; 1 where there is none
/// @param boundaries one-sided, of the two looks
/// @param atFirst null where nothing is spent at the first look
record ChangedTrial(
        StageData source,
        Change change,
        List<StageComparison> comparisons,
        double share,
        Boundaries boundaries,
        ClosedTest atLast,
        @Nullable ClosedTest atFirst,
        int first,
        int second)
        implements Changing {
    private static final int PILOT = 4000;
    private static final double SPARE = 1.3;
    private static final int AT_LEAST = 60;

    static ChangedTrial of(Protocol protocol, Scenario scenario, int participants) {
        Interim interim = protocol.interim();
        if (interim == null || interim.change() == null) {
            throw new IllegalArgumentException("no change is planned.");
        }
        Analysis analysis = protocol.analysis(interim.analysis());
        var source = StageData.of(protocol, scenario);
        var design = new GroupSequential(
                new Looks(interim.looks()), analysis.alpha() / 2, Boundaries.Sides.ONE, PlannedLooks.shape(interim));
        Change change = interim.change();
        int first = Math.max(1, (int) Math.round(interim.looks().getFirst() * participants));
        double share = switch (change) {
            case Change.Narrow(var to) -> {
                TrialData pilot = source.draw(PILOT, 1);
                yield (double) IntStream.range(0, PILOT)
                                .filter(row -> to.evaluate(pilot.row(row)).isTrue())
                                .count()
                        / PILOT;
            }
            case Change.Resize r -> 1;
            case Change.Drop d -> 1;
        };
        if (!(share > 0)) {
            throw new IllegalArgumentException(
                    "nobody meets the condition that the population may be narrowed to; change it, or the scenario.");
        }
        List<StageComparison> comparisons = StageComparison.of(protocol, analysis, change);
        Boundaries boundaries = design.boundaries();
        var stages = new StageWise(boundaries.looks());
        Matrix covariance = covariance(change, comparisons.size(), share);
        double early = boundaries.upper().getFirst();
        return new ChangedTrial(
                source,
                change,
                comparisons,
                share,
                boundaries,
                new ClosedTest(stages, covariance, boundaries.upper().getLast()),
                Double.isInfinite(early) ? null : new ClosedTest(stages, covariance, early),
                first,
                participants - first);
    }

    /// Of the estimates within a stage: comparisons that share the comparator, or everybody and a subgroup.
    private static Matrix covariance(Change change, int comparisons, double share) {
        return switch (change) {
            case Change.Narrow n -> Matrix.of(2, 2, (i, j) -> i == 1 && j == 1 ? 1 / share : 1);
            case Change.Drop d -> Matrix.of(comparisons, comparisons, (i, j) -> i == j ? 2 : 1);
            case Change.Resize r -> Matrix.identity(1);
        };
    }

    static List<String> hypotheses(List<StageComparison> comparisons, Change change) {
        return switch (change) {
            case Change.Narrow n -> List.of("everybody", "the narrowed population");
            case Change.Resize r -> List.of(comparisons.getFirst().name());
            case Change.Drop d ->
                comparisons.stream().map(StageComparison::name).toList();
        };
    }

    @Override
    public void play(long seedOfFirst, long seedOfSecond, ChangedCounts counts) {
        TrialData data = source.draw(first, seedOfFirst);
        switch (change) {
            case Change.Resize resize -> resized(resize, data, seedOfSecond, counts);
            case Change.Drop drop -> dropped(drop, data, seedOfSecond, counts);
            case Change.Narrow narrow -> narrowed(narrow, data, seedOfSecond, counts);
        }
    }

    private StageWise stages() {
        return new StageWise(boundaries.looks());
    }

    private double last() {
        return boundaries.upper().getLast();
    }

    private void resized(Change.Resize resize, TrialData data, long seed, ChangedCounts counts) {
        StageComparison comparison = comparisons.getFirst();
        double z = comparison.z(data);
        if (z >= boundaries.upper().getFirst()) {
            counts.add(new boolean[] {true}, new boolean[] {true}, false, first);
            return;
        }
        double drift = z / Math.sqrt(boundaries.looks().fraction(0));
        double times = stages().reestimated(z, last(), drift, resize.power(), resize.least(), resize.most());
        int size = Math.max(2, (int) Math.round(times * second));
        int most = Math.max(2, (int) Math.round(resize.most() * second));
        double next = comparison.z(firstOf(source.draw(most, seed), size, row -> true));
        counts.add(
                new boolean[] {stages().combined(List.of(z, next)) >= last()},
                new boolean[] {pooled(z, first, next, size) >= last()},
                size != second,
                first + size);
    }

    private void dropped(Change.Drop drop, TrialData data, long seed, ChangedCounts counts) {
        int m = comparisons.size();
        double[] z = comparisons.stream().mapToDouble(each -> each.z(data)).toArray();
        var order = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -z[i]))
                .toList();
        List<Integer> kept = order.subList(0, drop.keep());
        int pool = (int) Math.ceil(SPARE * second * (m + 1) / (drop.keep() + 1)) + AT_LEAST;
        TrialData all = source.draw(pool, seed);
        TrialData rest = firstOf(
                all,
                second,
                row -> kept.stream().anyMatch(i -> comparisons.get(i).holds(all, row)));
        double[] next = IntStream.range(0, m)
                .mapToDouble(i -> kept.contains(i) ? comparisons.get(i).z(rest) : Double.NaN)
                .toArray();
        var uncorrected = new boolean[m];
        for (int i : kept) {
            uncorrected[i] =
                    pooled(z[i], first * 2.0 / (m + 1), next[i], rest.size() * 2.0 / (drop.keep() + 1)) >= last();
        }
        counts.add(closed(z, next), uncorrected, true, first + rest.size());
    }

    private void narrowed(Change.Narrow narrow, TrialData data, long seed, ChangedCounts counts) {
        StageComparison comparison = comparisons.getFirst();
        var z = new double[] {comparison.z(data), comparison.z(firstOf(data, first, belongs(narrow, data)))};
        boolean isNarrowed = z[1] > z[0];
        TrialData all = source.draw(isNarrowed ? (int) Math.ceil(SPARE * second / share) + AT_LEAST : second, seed);
        TrialData rest = isNarrowed ? firstOf(all, second, belongs(narrow, all)) : all;
        var next = new double[] {
            isNarrowed ? Double.NaN : comparison.z(rest), comparison.z(firstOf(rest, second, belongs(narrow, rest)))
        };
        int chosen = isNarrowed ? 1 : 0;
        var uncorrected = new boolean[2];
        uncorrected[chosen] =
                pooled(z[chosen], isNarrowed ? share * first : first, next[chosen], rest.size()) >= last();
        counts.add(closed(z, next), uncorrected, isNarrowed, first + rest.size());
    }

    /// Which hypotheses the closed test rejects, at either look.
    private boolean[] closed(double[] z, double[] next) {
        List<Double> one = Arrays.stream(z).boxed().toList();
        List<Double> two = Arrays.stream(next).boxed().toList();
        List<Boolean> early =
                atFirst == null ? one.stream().map(each -> false).toList() : atFirst.rejected(List.of(one));
        List<Boolean> late = atLast.rejected(List.of(one, two));
        var rejected = new boolean[z.length];
        for (int h = 0; h < rejected.length; h++) {
            rejected[h] = early.get(h) || late.get(h);
        }
        return rejected;
    }

    private static IntPredicate belongs(Change.Narrow narrow, TrialData data) {
        return row -> narrow.to().evaluate(data.row(row)).isTrue();
    }

    /// The first `most` rows that count.
    private static TrialData firstOf(TrialData data, int most, IntPredicate counts) {
        return data.rows(
                IntStream.range(0, data.size()).filter(counts).limit(most).toArray());
    }

    /// As one would without allowing for the change: by the numbers of participants.
    private static double pooled(double z, double n, double next, double more) {
        return (Math.sqrt(n) * z + Math.sqrt(more) * next) / Math.sqrt(n + more);
    }
}
