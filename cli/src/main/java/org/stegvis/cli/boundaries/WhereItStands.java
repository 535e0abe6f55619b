package org.stegvis.cli.boundaries;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.design.interim.Boundaries;
import org.stegvis.design.interim.Remaining;
import org.stegvis.design.interim.Stopped;

/// Where a trial with one comparison stands at its last look, and what may be concluded.
final class WhereItStands {
    private WhereItStands() {}

    /// @param judged by which look the trial was to stop, and what it concludes: without futility where it may go on
    static BoundariesDocument.Standing standing(
            Boundaries found,
            Boundaries judged,
            BoundariesDocument.Plan plan,
            List<Double> observed,
            @Nullable Double standardError) {
        int look = observed.size() - 1;
        if (look >= found.looks().count()) {
            throw new BadInput("--observed has %d statistics but there are %d looks"
                    .formatted(observed.size(), found.looks().count()));
        }
        for (int k = 0; k < look; k++) {
            if (crosses(judged, k, observed.get(k))) {
                throw new BadInput("at look %d the trial was to stop (z %s); give the statistics until then"
                        .formatted(k + 1, observed.get(k)));
            }
        }
        double z = observed.get(look);
        boolean last = look + 1 == found.looks().count();
        boolean stops = crosses(found, look, z) || last;
        // The power that is left in the direction that the data point to.
        double ahead = found.sides() == Boundaries.Sides.TWO ? Math.abs(z) : z;
        Remaining left = last ? null : new Remaining(found, look, ahead);
        var stopped = new Stopped(judged, look, z);
        return new BoundariesDocument.Standing(
                look + 1,
                z,
                advice(found, look, z, last),
                left == null || stops ? null : left.conditionalPower(plan.drift()),
                left == null || stops ? null : left.conditionalPower(left.observedDrift()),
                left == null || stops ? null : left.predictivePower(),
                stops
                        ? (found.sides() == Boundaries.Sides.TWO
                                ? Math.min(1, 2 * Math.min(stopped.p(), 1 - stopped.p()))
                                : stopped.p())
                        : null,
                stops ? estimates(stopped, plan, found, standardError) : null,
                Double.isFinite(found.upper().get(look)) ? repeated(stopped, standardError) : null);
    }

    private static boolean crosses(Boundaries found, int look, double z) {
        return z >= found.upper().get(look) || z <= found.lower().get(look);
    }

    private static String advice(Boundaries found, int look, double z, boolean last) {
        boolean two = found.sides() == Boundaries.Sides.TWO;
        if (z >= found.upper().get(look) || (two && z <= found.lower().get(look))) {
            return last ? "the end: significant" : "stop: the boundary of efficacy is crossed";
        }
        if (last) {
            return "the end: not significant";
        }
        return z <= found.lower().get(look) ? "stop for futility" : "go on";
    }

    private static BoundariesDocument.Estimates estimates(
            Stopped stopped, BoundariesDocument.Plan plan, Boundaries found, @Nullable Double standardError) {
        double level = found.sides() == Boundaries.Sides.TWO ? 1 - plan.alpha() : 1 - 2 * plan.alpha();
        Stopped.Interval interval = stopped.interval(level);
        return new BoundariesDocument.Estimates(
                standardError == null ? "drift" : "effect",
                scaled(stopped, stopped.naive(), standardError),
                scaled(stopped, stopped.medianUnbiased(), standardError),
                scaled(stopped, interval.lower(), standardError),
                scaled(stopped, interval.upper(), standardError),
                level);
    }

    private static BoundariesDocument.Interval repeated(Stopped stopped, @Nullable Double standardError) {
        Stopped.Interval interval = stopped.repeated();
        return new BoundariesDocument.Interval(
                scaled(stopped, interval.lower(), standardError), scaled(stopped, interval.upper(), standardError));
    }

    private static double scaled(Stopped stopped, double drift, @Nullable Double standardError) {
        return standardError == null ? drift : stopped.inUnits(drift, standardError);
    }
}
