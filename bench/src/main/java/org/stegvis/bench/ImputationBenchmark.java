package org.stegvis.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
import org.stegvis.estimation.imputation.ChainedEquations;
import org.stegvis.estimation.imputation.CompletedData;
import org.stegvis.estimation.imputation.IncompleteData;
import org.stegvis.estimation.imputation.Streams;
import org.stegvis.estimation.imputation.Structure;
import org.stegvis.estimation.imputation.Variable;
import org.stegvis.estimation.linear.Column;

/// Fifty imputations of thirty variables, a tenth of each missing: 24 measurements by predictive mean matching, six
/// yes-no variables by logistic models; ten cycles, on all cores.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class ImputationBenchmark {
    private static final int VARIABLES = 30;
    private static final int SETS = 50;
    private static final int CYCLES = 10;

    @Param("749")
    private int participants;

    private IncompleteData data = data(60);

    @Setup
    public void makeUp() {
        data = data(participants);
    }

    @Benchmark
    public List<CompletedData<Structure.Course>> complete() {
        return new ChainedEquations(data, Structure.none(participants), CYCLES).complete(SETS, Streams.seeded(1));
    }

    private static IncompleteData data(int n) {
        var random = new Random(11);
        var values = new double[VARIABLES][n];
        for (int i = 0; i < n; i++) {
            double common = random.nextGaussian();
            for (int v = 0; v < VARIABLES; v++) {
                double y = 0.6 * common + 0.8 * random.nextGaussian();
                boolean isMissing = random.nextDouble() < 0.1;
                values[v][i] = isMissing ? Double.NaN : v % 5 == 4 ? (y > 0.3 ? 1 : 0) : y;
            }
        }
        var variables = new ArrayList<Variable>();
        for (int v = 0; v < VARIABLES; v++) {
            variables.add(v % 5 == 4 ? Variable.categories("c" + v, 2) : Variable.matched("y" + v));
        }
        return new IncompleteData(
                variables, List.of(values).stream().map(Column::of).toList());
    }
}
