package org.stegvis.server.committee;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.interim.Looks;
import org.stegvis.design.interim.PlannedLooks;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Measure.Direction;
import org.stegvis.protocol.Protocol;

/// Where the trial stands in the analysis that is looked at before the end.
///
/// @param statistic what is held to the boundaries: z, positive in favour of `of`, or the Wald statistic of all that is
/// compared; NaN when it cannot be estimated
/// @param of the option that a positive z favours; null for the test of all regimes, or where no direction is better
/// @param known participants whose outcome is known
/// @param information that there is, of what is planned, at most 1: for an estimator that uses participants on the way,
/// the mean information fraction of the contrasts; else the share of those planned whose outcome is known
/// @param onTheWay what participants on the way tell; null for an estimator that uses none
record InterimStanding(
        double statistic,
        @Nullable String of,
        int known,
        double information,
        @Nullable OnTheWay onTheWay) {

    /// Participants who have come through a part of the trial, and what each contrast rests on.
    record OnTheWay(List<Section.Reached> reached, List<Told> contrasts) {
        OnTheWay {
            reached = List.copyOf(reached);
            contrasts = List.copyOf(contrasts);
        }
    }

    /// The contrast `of` less `versus`.
    ///
    /// @param z its estimate over its standard error
    record Told(String of, String versus, double estimate, double z, double information) {}

    private static final double ROUNDING = 1e-9;

    /// @param planned by the protocol, for the analysis
    static InterimStanding of(Protocol protocol, PlannedLooks planned, String analysis, List<Result> results) {
        for (Result result : results) {
            if (!result.analysis().id().equals(analysis)) {
                continue;
            }
            int known = result.numbers().analysed();
            double information = Math.min(1, (double) known / protocol.trial().participants());
            List<Section.Values> values =
                    result instanceof Result.Found found ? found.sections(Section.Values.class) : List.of();
            if (values.isEmpty()) {
                return new InterimStanding(Double.NaN, null, known, information, null);
            }
            Section.Values first = values.getFirst();
            Section.Progress progress = ((Result.Found) result)
                    .sections(Section.Progress.class).stream().findFirst().orElse(null);
            double statistic = planned.statistic(first);
            return progress == null
                    ? new InterimStanding(statistic, favoured(planned, first), known, information, null)
                    : onTheWay(statistic, first, progress);
        }
        return new InterimStanding(Double.NaN, null, 0, 0, null);
    }

    private static @Nullable String favoured(PlannedLooks planned, Section.Values values) {
        return switch (planned) {
            case PlannedLooks.OneComparison one ->
                one.better() == Direction.NEITHER || values.contrasts().isEmpty()
                        ? null
                        : values.contrasts().getFirst().of();
            case PlannedLooks.AllEqual all -> null;
        };
    }

    /// By the estimates and the information fractions of participants who have come to the end or a part of the way.
    private static InterimStanding onTheWay(double statistic, Section.Values values, Section.Progress progress) {
        List<Told> contrasts = values.contrasts().stream()
                .map(each -> new Told(
                        each.of(),
                        each.versus(),
                        each.difference().estimate(),
                        each.difference().estimate() / each.difference().se(),
                        fraction(progress, each.of(), each.versus())))
                .toList();
        double mean =
                contrasts.stream().mapToDouble(Told::information).average().orElse(0);
        return new InterimStanding(
                statistic,
                null,
                progress.reached().getLast().participants(),
                Math.min(1, mean),
                new OnTheWay(progress.reached(), contrasts));
    }

    private static double fraction(Section.Progress progress, String of, String versus) {
        return progress.fractions().stream()
                .filter(each -> each.of().equals(of) && versus.equals(each.versus()))
                .mapToDouble(Section.Fraction::fraction)
                .findFirst()
                .orElseThrow();
    }

    /// The last look whose information there is, from 0; -1 before the first.
    int look(Looks looks) {
        int reached = -1;
        for (int k = 0; k < looks.count(); k++) {
            reached = information >= looks.fraction(k) - ROUNDING ? k : reached;
        }
        return reached;
    }

    /// Whether a boundary of the look that is reached is crossed.
    boolean isBeyond(InterimFigure.Bounds bounds, int reached) {
        if (reached < 0) {
            return false;
        }
        List<Double> lower = bounds.lower();
        return statistic >= bounds.upper().get(reached) || (lower != null && statistic <= lower.get(reached));
    }
}
