package org.stegvis.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.mixed.Covariance;
import org.stegvis.estimation.mixed.MixedFit;
import org.stegvis.estimation.mixed.MixedModel;
import org.stegvis.estimation.mixed.RepeatedMeasures;
import org.stegvis.estimation.mixed.SmallSample;
import org.stegvis.estimation.mixed.VisitTerm;

/// A mixed model for repeated measures at ten visits, with dropping out: an unstructured covariance of 55 parameters by
/// restricted likelihood, and the difference at the last visit with Satterthwaite's degrees of freedom. The same
/// model as in `mixed-model.R`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RepeatedMeasuresBenchmark {
    private static final int VISITS = 10;

    @Param("1000")
    private int participants;

    private RepeatedMeasures data = data(4);

    public RepeatedMeasuresBenchmark() {}

    RepeatedMeasuresBenchmark(int participants) {
        this.participants = participants;
        makeUp();
    }

    @Setup
    public final void makeUp() {
        data = data(participants);
    }

    @Benchmark
    public Estimate unstructured() {
        MixedFit fit =
                new MixedModel(data, Covariance.Marginal.UNSTRUCTURED).fit().orElseThrow();
        int terms = fit.terms().size();
        return fit.inference(SmallSample.SATTERTHWAITE)
                .estimate(Column.of(terms, j -> j == 2 * VISITS - 1 ? 1 : 0), Level.OF_95_PERCENT);
    }

    private static RepeatedMeasures data(int n) {
        var random = new Random(3);
        List<String> visits = IntStream.range(0, VISITS).mapToObj(v -> "v" + v).toList();
        var x = new double[n];
        var outcomes = new double[n][VISITS];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextGaussian();
            double before = random.nextGaussian();
            boolean isThere = true;
            for (int v = 0; v < VISITS; v++) {
                before = v == 0 ? before : 0.5 * before + Math.sqrt(0.75) * random.nextGaussian();
                isThere &= v == 0 || random.nextDouble() >= 0.05;
                double y = 3 * x[i] + (i % 2) * 2.0 * v / (VISITS - 1) + (8 + 4.0 * v / (VISITS - 1)) * before;
                outcomes[i][v] = isThere ? y : Double.NaN;
            }
        }
        var terms = new ArrayList<VisitTerm>();
        terms.addAll(VisitTerm.eachVisit("mean", Column.constant(n, 1), visits));
        terms.addAll(VisitTerm.eachVisit("arm", Column.of(n, i -> i % 2), visits));
        terms.add(VisitTerm.constant("x", Column.of(x), VISITS));
        return new RepeatedMeasures(visits, Matrix.ofRows(outcomes), terms);
    }
}
