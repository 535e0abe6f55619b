package org.stegvis.design.operating;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// One trial whose embedded regimes are dropped at its first look, all but the best beside a comparator. In
/// the second stage each route offers only what the regimes that go on give there. For one thread.
///
/// Regimes share participants, and the more of them are dropped the more participants the others have; the
/// correlations in each stage are those of a large made-up sample of it, by which regimes go on.
final class RegimesDropped implements Changing {
    private static final int PILOT = 4000;

    private final Protocol protocol;
    private final Scenario scenario;
    private final Analysis analysis;
    private final Interim.Change.Drop drop;
    private final List<String> regimes;
    private final int first;
    private final int second;
    private final double last;
    private final StageData source;
    private final Map<Integer, Following> following = new HashMap<>();
    private final Boundaries boundaries;
    private @Nullable Tests tests;

    /// What the stages are tested by; made when it is first needed, from large samples.
    ///
    /// @param atFirst null where nothing is spent at the first look
    private record Tests(ClosedTest atLast, @Nullable ClosedTest atFirst) {}

    /// A second stage with some regimes.
    private record Following(Protocol protocol, StageData source) {}

    RegimesDropped(Protocol protocol, Scenario scenario, int participants, Interim.Change.Drop drop) {
        this(protocol, scenario, participants, drop, null);
    }

    private RegimesDropped(
            Protocol protocol, Scenario scenario, int participants, Interim.Change.Drop drop, @Nullable Tests tests) {
        Interim interim = requireNonNull(protocol.interim());
        this.protocol = protocol;
        this.scenario = scenario;
        this.drop = drop;
        this.tests = tests;
        analysis = protocol.analysis(interim.analysis());
        regimes = regimes(protocol, drop);
        source = StageData.of(protocol, scenario);
        first = Math.max(1, (int) Math.round(interim.looks().getFirst() * participants));
        second = participants - first;
        boundaries = new GroupSequential(
                        new Looks(interim.looks()),
                        analysis.alpha() / 2,
                        Boundaries.Sides.ONE,
                        PlannedLooks.shape(interim))
                .boundaries();
        last = boundaries.upper().getLast();
    }

    /// One for another thread, with the same samples.
    RegimesDropped another() {
        tests();
        return new RegimesDropped(protocol, scenario, first + second, drop, tests);
    }

    private Tests tests() {
        if (tests == null) {
            double early = boundaries.upper().getFirst();
            var stages = new StageWise(boundaries.looks());
            Map<Integer, Matrix> covariances = covariances();
            tests = new Tests(
                    new ClosedTest(stages, covariances, last),
                    Double.isInfinite(early) ? null : new ClosedTest(stages, covariances, early));
        }
        return tests;
    }

    static List<String> hypotheses(Protocol protocol, Interim.Change.Drop drop) {
        return regimes(protocol, drop).stream()
                .map(each -> each + " - " + drop.versus())
                .toList();
    }

    /// All but the comparator.
    private static List<String> regimes(Protocol protocol, Interim.Change.Drop drop) {
        return EmbeddedRegimes.of(protocol).stream()
                .map(each -> each.id().text())
                .filter(each -> !each.equals(drop.versus()))
                .toList();
    }

    /// By the regimes followed: of the first stage, and of each second stage that may come.
    private Map<Integer, Matrix> covariances() {
        var all = new HashMap<Integer, Matrix>();
        int whole = (1 << regimes.size()) - 1;
        all.put(whole, pilot(protocol, source));
        for (int kept = 1; kept < whole; kept++) {
            if (Integer.bitCount(kept) == drop.keep()) {
                Following stage = following(kept);
                all.put(kept, pilot(stage.protocol, stage.source));
            }
        }
        return all;
    }

    private Matrix pilot(Protocol of, StageData from) {
        RegimesCompared compared = RegimesCompared.of(of, analysis, regimes, drop.versus(), from.draw(PILOT, 1));
        if (compared == null) {
            throw new IllegalArgumentException(
                    "analysis '%s' cannot be run on %d made-up participants; change it, or the scenario."
                            .formatted(analysis.id(), PILOT));
        }
        return compared.covariance();
    }

    private Following following(int kept) {
        return following.computeIfAbsent(kept, set -> {
            Set<String> names = new HashSet<>(Set.of(drop.versus()));
            IntStream.range(0, regimes.size()).filter(i -> (set & 1 << i) != 0).forEach(i -> names.add(regimes.get(i)));
            Protocol fewer = FollowedRegimes.of(protocol, names);
            return new Following(fewer, StageData.of(fewer, scenario));
        });
    }

    @Override
    public void play(long seedOfFirst, long seedOfSecond, ChangedCounts counts) {
        int m = regimes.size();
        RegimesCompared one =
                RegimesCompared.of(protocol, analysis, regimes, drop.versus(), source.draw(first, seedOfFirst));
        double[] z = statistics(one);
        List<Integer> kept = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -z[i]))
                .limit(drop.keep())
                .toList();
        int set = kept.stream().mapToInt(i -> 1 << i).sum();
        Following stage = following(set);
        RegimesCompared two = RegimesCompared.of(
                stage.protocol, analysis, regimes, drop.versus(), stage.source.draw(second, seedOfSecond));
        double[] next = statistics(two);
        for (int i = 0; i < m; i++) {
            next[i] = kept.contains(i) ? next[i] : Double.NaN;
        }
        var uncorrected = new boolean[m];
        for (int i : kept) {
            uncorrected[i] = one != null && two != null && pooled(one, two, i) >= last;
        }
        counts.add(closed(z, next), uncorrected, true, first + second);
    }

    /// 0 where the data do not allow the analysis.
    private double[] statistics(@Nullable RegimesCompared stage) {
        var z = new double[regimes.size()];
        for (int i = 0; i < z.length; i++) {
            double found = stage == null ? 0 : stage.z(i);
            z[i] = Double.isNaN(found) ? 0 : found;
        }
        return z;
    }

    /// As one would without allowing for the change: the two estimates by the inverse of their variances.
    private static double pooled(RegimesCompared one, RegimesCompared two, int regime) {
        double first = 1 / one.error(regime);
        double second = 1 / two.error(regime);
        return (first * one.z(regime) + second * two.z(regime)) / Math.hypot(first, second);
    }

    private boolean[] closed(double[] z, double[] next) {
        List<Double> one = Arrays.stream(z).boxed().toList();
        List<Double> two = Arrays.stream(next).boxed().toList();
        List<Boolean> late = tests().atLast.rejected(List.of(one, two));
        ClosedTest atFirst = tests().atFirst;
        List<Boolean> early = atFirst == null ? null : atFirst.rejected(List.of(one));
        var rejected = new boolean[z.length];
        for (int h = 0; h < rejected.length; h++) {
            rejected[h] = late.get(h) || (early != null && early.get(h));
        }
        return rejected;
    }
}
