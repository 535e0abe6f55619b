package org.stegvis.exchange.planned;

import java.util.List;
import java.util.Random;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;

/// What repeated made-up trials say of an estimator.
///
/// @param failed trials without an estimate
/// @param bias the largest mean error of a value, in standard errors of one trial
/// @param ratio mean standard error over the standard deviation of the estimates, the mean over the sides
/// @param coverage of the 95 % intervals of the values, over all sides
/// @param rejected share of trials without effect in which the test of equality has p < 0.05
record Operating(int trials, int failed, double bias, double ratio, double coverage, double rejected) {
    private static final double ALPHA = 0.05;

    static Operating of(Validated validated, int participants, int trials, long seed) {
        Protocol protocol = validated.setting().protocol();
        var random = new Random(seed);
        int sides = validated.setting().sides();
        var effective = new MadeUpStudy(1);
        var sums = new double[sides];
        var squares = new double[sides];
        var errors = new double[sides];
        int failed = 0;
        int covered = 0;
        for (int trial = 0; trial < trials; trial++) {
            TrialData data = validated.setting().data(effective, participants, random);
            if (!(validated.analysis().run(protocol, data) instanceof Result.Found found)) {
                failed++;
                continue;
            }
            for (int side = 0; side < sides; side++) {
                Estimate value = found.values().values().get(side).estimate();
                double error = value.estimate() - validated.setting().truth(effective, side);
                sums[side] += error;
                squares[side] += error * error;
                errors[side] += value.se();
                covered +=
                        value.lower() <= value.estimate() - error && value.estimate() - error <= value.upper() ? 1 : 0;
            }
        }
        int done = trials - failed;
        double bias = 0;
        double ratio = 0;
        for (int side = 0; side < sides; side++) {
            double mean = sums[side] / done;
            double sd = Math.sqrt(squares[side] / done - mean * mean);
            bias = Math.max(bias, Math.abs(mean) / sd);
            ratio += errors[side] / done / sd / sides;
        }
        double rejected = rejected(validated, protocol, participants, trials, random);
        return new Operating(trials, failed, bias, ratio, covered / (double) (done * sides), rejected);
    }

    private static double rejected(
            Validated validated, Protocol protocol, int participants, int trials, Random random) {
        var none = new MadeUpStudy(0);
        int rejected = 0;
        int done = 0;
        for (int trial = 0; trial < trials; trial++) {
            TrialData data = validated.setting().data(none, participants, random);
            if (validated.analysis().run(protocol, data) instanceof Result.Found found) {
                List<Section.Values> values = found.sections(Section.Values.class);
                done++;
                rejected += values.getFirst().equality().p() < ALPHA ? 1 : 0;
            }
        }
        return rejected / (double) done;
    }
}
