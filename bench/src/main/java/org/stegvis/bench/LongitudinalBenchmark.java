package org.stegvis.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.longitudinal.LongitudinalFit;
import org.stegvis.estimation.longitudinal.Repeated;
import org.stegvis.estimation.longitudinal.TimeDesign;
import org.stegvis.estimation.longitudinal.WeightedReplicatedOverTime;
import org.stegvis.estimation.regimes.RegimeRows;
import org.stegvis.estimation.regimes.Settings;
import org.stegvis.protocol.estimator.Correlation;
import org.stegvis.protocol.estimator.Pooling;

/// One fit over six visits with a knot at the second decision, a covariate and an AR(1) working
/// correlation: from columns to coefficients with their covariance.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LongitudinalBenchmark {
    @Param({"750", "100000"})
    private int participants;

    private TwoStageTrial trial = TwoStageTrial.of(1, 1);

    public LongitudinalBenchmark() {}

    LongitudinalBenchmark(int participants) {
        this.participants = participants;
        makeUp();
    }

    @Setup
    public final void makeUp() {
        trial = TwoStageTrial.of(participants, 4);
    }

    @Benchmark
    public LongitudinalFit ar1() {
        RegimeRows rows = trial.rows();
        List<Column> outcomes = Stream.of(trial.visits()).map(Column::of).toList();
        return new WeightedReplicatedOverTime(
                        rows,
                        new Repeated(outcomes, Design.empty(participants).and("x", Column.of(trial.x()))),
                        time(),
                        trial.probabilities(rows),
                        Matrix.of(participants, 0, (i, j) -> 0),
                        Link.IDENTITY,
                        Correlation.AR1,
                        Pooling.POOLED,
                        Settings.withDefaults(participants))
                .fit()
                .orElseThrow();
    }

    /// One intercept, two slopes before the second decision, four after it.
    private static TimeDesign time() {
        int knot = TwoStageTrial.SECOND_DECISION;
        List<Matrix> regimes = IntStream.range(0, 4)
                .mapToObj(regime -> Matrix.of(TwoStageTrial.VISITS, 7, (visit, term) -> {
                    if (term == 0) {
                        return 1;
                    }
                    boolean before = term < 3;
                    boolean own = before ? term - 1 == regime / 2 : term - 3 == regime;
                    return own ? before ? Math.min(visit, knot) : Math.max(visit - knot, 0) : 0;
                }))
                .toList();
        return new TimeDesign(List.of("start", "before 1", "before -1", "1/1", "1/-1", "-1/1", "-1/-1"), regimes);
    }
}
