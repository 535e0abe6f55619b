package org.stegvis.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.regimes.RegimeRows;
import org.stegvis.estimation.regimes.WeightedReplicated;

/// One fit at one visit: from columns to the values of four regimes and their six contrasts with intervals
/// and tests.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WeightedReplicatedBenchmark {
    @Param({"750", "100000"})
    private int participants;

    private TwoStageTrial trial = TwoStageTrial.of(1, 1);

    /// What a fit gives.
    public record Answer(List<NamedEstimate> values, List<Contrast> contrasts) {}

    public WeightedReplicatedBenchmark() {}

    WeightedReplicatedBenchmark(int participants) {
        this.participants = participants;
        makeUp();
    }

    @Setup
    public final void makeUp() {
        trial = TwoStageTrial.of(participants, 2);
    }

    @Benchmark
    public Answer fit() {
        return answer(Design.empty(participants));
    }

    @Benchmark
    public Answer fitWithCovariate() {
        return answer(Design.empty(participants).and("x", Column.of(trial.x())));
    }

    private Answer answer(Design covariates) {
        RegimeRows rows = trial.rows();
        JointEstimate values = new WeightedReplicated(
                        rows,
                        Column.of(trial.y()),
                        covariates,
                        trial.probabilities(rows),
                        Matrix.of(participants, 0, (i, j) -> 0),
                        Link.IDENTITY)
                .fit()
                .orElseThrow()
                .values();
        return new Answer(new ArrayList<>(values.estimates(Level.OF_95_PERCENT)), values.pairwise(Level.OF_95_PERCENT));
    }
}
