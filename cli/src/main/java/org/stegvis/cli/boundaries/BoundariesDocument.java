package org.stegvis.cli.boundaries;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.Build;
import org.stegvis.design.interim.Boundaries;
import org.stegvis.design.interim.GlobalBoundaries;
import org.stegvis.design.interim.JointBoundaries;
import org.stegvis.design.interim.JointRemaining;
import org.stegvis.design.interim.JointStanding;
import org.stegvis.design.interim.Spending;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// The document that `stegvis boundaries --format json` prints; its shape is
/// `docs/reference/boundaries.schema.json`.
///
/// @param sides one or two; null for the test of all regimes
/// @param degrees of freedom of the test of all regimes; null for one comparison
/// @param joint what is bounded together; null for one comparison
/// @param plan null unless there is one comparison
/// @param standing where the trial stands; null without observed statistics
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
record BoundariesDocument(
        int stegvisBoundaries,
        String stegvis,
        double alpha,
        @Nullable Integer sides,
        @Nullable Integer degrees,
        @Nullable Joint joint,
        @Nullable Plan plan,
        List<Look> looks,
        @Nullable Standing standing) {

    private static final int VERSION = 1;

    BoundariesDocument {
        looks = List.copyOf(looks);
    }

    /// @param drift the mean of Z at full information at which the power is as wanted
    /// @param inflation information at most, over that of the trial without interim looks
    /// @param fixed participants of the trial without interim looks
    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    record Plan(
            double alpha,
            String shape,
            @Nullable String futility,
            double power,
            double drift,
            double inflation,
            @Nullable Double fixed) {}

    /// @param upper z, or the Wald statistic of all regimes; null where the look cannot stop the trial
    /// @param lower z; null where there is none
    /// @param spent alpha spent until here
    /// @param up under the drift, the probability to stop here above
    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    record Look(
            int look,
            double fraction,
            @Nullable Double upper,
            @Nullable Double lower,
            @Nullable Double nominalP,
            double spent,
            @Nullable Double up,
            @Nullable Double down,
            @Nullable Long participants) {}

    /// @param advice go on, stop for efficacy, stop for futility, or the end
    /// @param estimates on the scale of the drift, or of the effect where its standard error was told
    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    record Standing(
            int look,
            double z,
            String advice,
            @Nullable Double conditionalPowerPlanned,
            @Nullable Double conditionalPowerObserved,
            @Nullable Double predictivePower,
            @Nullable Double p,
            @Nullable Estimates estimates,
            @Nullable Interval repeated) {}

    record Estimates(String scale, double naive, double median, double lower, double upper, double level) {}

    record Interval(double lower, double upper) {}

    /// @param contrasts one text each
    /// @param error of the alpha spent, since later looks are integrated on a lattice
    /// @param tested what the data say of each contrast; left out without data
    /// @param conditionalPower that any contrast crosses later, the effects as observed; null without data,
    /// at the end and where one has crossed
    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    record Joint(
            List<String> contrasts,
            double error,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Tested> tested,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double conditionalPower,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double predictivePower) {}

    /// A contrast at the looks so far.
    ///
    /// @param z one a look
    /// @param crossedAt the first look at which it crossed; null where none
    /// @param estimate at the last of these looks
    /// @param repeated holds for all contrasts and looks together, whatever stops the trial; null where the
    /// look has no boundary
    /// @param adjusted for the looks and the other contrasts, when it has crossed or at the last look
    /// @param unbiased where the trial may stop at this look because another contrast has crossed; else null
    /// @param conditionalPower that it crosses later, the effect as observed; null when it has ended
    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    record Tested(
            String contrast,
            List<Double> z,
            @Nullable Integer crossedAt,
            double estimate,
            double standardError,
            @Nullable Interval repeated,
            @Nullable Estimates adjusted,
            @Nullable Double unbiased,
            @Nullable Double conditionalPower,
            @Nullable Double predictivePower) {}

    static BoundariesDocument of(
            JointStanding standing, double alpha, Spending spending, List<String> contrasts, List<Tested> tested) {
        boolean goesOn = tested.stream().allMatch(each -> each.crossedAt() == null);
        JointRemaining left = goesOn ? standing.remaining() : null;
        return of(
                standing.soFar(),
                alpha,
                spending,
                new Joint(
                        contrasts,
                        standing.error(),
                        tested,
                        left == null
                                ? null
                                : left.conditionalPower(left.observedDrifts()).value(),
                        left == null ? null : left.predictivePower().value()));
    }

    static BoundariesDocument of(JointBoundaries found, Spending spending, List<String> contrasts) {
        var soFar = new JointBoundaries.SoFar(found.looks().fractions(), found.critical(), found.error());
        return of(soFar, found.alpha(), spending, new Joint(contrasts, found.error(), List.of(), null, null));
    }

    private static BoundariesDocument of(JointBoundaries.SoFar found, double alpha, Spending spending, Joint joint) {
        var looks = new ArrayList<Look>();
        var normal = NormalDistribution.of(0, 1);
        for (int k = 0; k < found.fractions().size(); k++) {
            double z = found.critical().get(k);
            looks.add(new Look(
                    k + 1,
                    found.fractions().get(k),
                    finite(z),
                    finite(-z),
                    Double.isFinite(z) ? 2 * normal.survivalProbability(z) : null,
                    spending.spentOnBothSides(found.fractions().get(k), alpha),
                    null,
                    null,
                    null));
        }
        return new BoundariesDocument(VERSION, Build.version(), alpha, 2, null, joint, null, looks, null);
    }

    static BoundariesDocument of(GlobalBoundaries found) {
        var looks = new ArrayList<Look>();
        for (int k = 0; k < found.looks().count(); k++) {
            looks.add(new Look(
                    k + 1,
                    found.looks().fraction(k),
                    finite(found.critical().get(k)),
                    null,
                    ChiSquaredDistribution.of(found.df())
                            .survivalProbability(found.critical().get(k)),
                    found.spent().get(k),
                    null,
                    null,
                    null));
        }
        return new BoundariesDocument(
                VERSION, Build.version(), found.alpha(), null, found.df(), null, null, looks, null);
    }

    /// @param judged what the error is spent by and conclusions are drawn from: `found`, or that without futility where
    /// the trial may go on
    static BoundariesDocument of(
            Boundaries found, Boundaries judged, Plan plan, List<Double> observed, @Nullable Double standardError) {
        List<Boundaries.Stop> none = judged.stops(0);
        List<Boundaries.Stop> some = found.stops(plan.drift());
        var normal = NormalDistribution.of(0, 1);
        boolean two = found.sides() == Boundaries.Sides.TWO;
        var looks = new ArrayList<Look>();
        double spent = 0;
        for (int k = 0; k < found.looks().count(); k++) {
            spent += none.get(k).up() + (two ? none.get(k).down() : 0);
            double upper = found.upper().get(k);
            looks.add(new Look(
                    k + 1,
                    found.looks().fraction(k),
                    finite(upper),
                    finite(found.lower().get(k)),
                    Double.isFinite(upper) ? (two ? 2 : 1) * normal.survivalProbability(upper) : null,
                    spent,
                    some.get(k).up(),
                    some.get(k).down(),
                    plan.fixed() == null
                            ? null
                            : (long) Math.ceil(plan.fixed()
                                            * plan.inflation()
                                            * found.looks().fraction(k)
                                    - 1e-9)));
        }
        return new BoundariesDocument(
                VERSION,
                Build.version(),
                plan.alpha(),
                two ? 2 : 1,
                null,
                null,
                plan,
                looks,
                observed.isEmpty() ? null : WhereItStands.standing(found, judged, plan, observed, standardError));
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
