package org.stegvis.exchange.planned;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Tipping;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.AnalysisOfCovariance;
import org.stegvis.protocol.estimator.MultiplyImputed;

/// What repeated made-up trials say of a contrast with imputed outcomes shifted, where those who are gone
/// from one first option differ from others like them by just that shift.
///
/// @param shift by how much those who are gone from the first option `p` differ
/// @param bias the mean error in standard deviations of the estimate
/// @param ratio mean standard error over the standard deviation of the estimates
/// @param coverage of the 95 % intervals
record ShiftedOperating(double shift, int failed, double bias, double ratio, double coverage) {
    private static final int SETS = 10;

    private static AnalysisPlan plan(double shift) {
        return AnalysisPlan.ofOptions("first", "y@end")
                .adjustedFor("x1")
                .by(new MultiplyImputed(
                        new AnalysisOfCovariance(),
                        SETS,
                        3,
                        MultiplyImputed.Numbers.NORMAL,
                        1,
                        shift == 0 ? List.of(-1.0) : List.of(shift)));
    }

    static ShiftedOperating of(double shift, int participants, int trials, long seed) {
        Protocol protocol = Validated.Setting.LEFT.protocol();
        var study = new MadeUpStudy(1);
        double truth = study.valueOfFirst(1) - study.valueOfFirst(-1) + shift * study.goneOfFirst(1);
        List<Estimate> found = IntStream.range(0, trials)
                .parallel()
                .mapToObj(trial -> study.left(participants, new Random(new SplittableRandom(seed + trial).nextLong())))
                .flatMap(data -> at(shift, protocol, data).stream())
                .toList();
        double mean = found.stream().mapToDouble(Estimate::estimate).average().orElseThrow();
        double sd = Math.sqrt(found.stream()
                .mapToDouble(each -> (each.estimate() - mean) * (each.estimate() - mean))
                .average()
                .orElseThrow());
        double covered = found.stream()
                .filter(each -> each.lower() <= truth && truth <= each.upper())
                .count();
        return new ShiftedOperating(
                shift,
                trials - found.size(),
                Math.abs(mean - truth) / sd,
                found.stream().mapToDouble(Estimate::se).average().orElseThrow() / sd,
                covered / found.size());
    }

    /// The contrast of p and m at a shift of p; none where there is no answer.
    private static List<Estimate> at(double shift, Protocol protocol, TrialData data) {
        return plan(shift).run(protocol, data) instanceof Result.Found found
                ? found.sections(Tipping.class).getFirst().courses().stream()
                        .filter(course -> course.shifted().equals("p"))
                        .flatMap(course -> course.points().stream())
                        .filter(point -> point.delta() == shift)
                        .map(Tipping.Point::difference)
                        .toList()
                : List.of();
    }
}
