package org.stegvis.server.committee;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.interim.Boundaries;
import org.stegvis.design.interim.GlobalBoundaries;
import org.stegvis.design.interim.GroupSequential;
import org.stegvis.design.interim.Looks;
import org.stegvis.design.interim.PlannedLooks;
import org.stegvis.protocol.Interim;
import org.stegvis.report.input.ReportInput;
import org.stegvis.server.committee.ClosedReport.Boundary;
import org.stegvis.server.committee.ClosedReport.ContrastLine;
import org.stegvis.server.committee.ClosedReport.Look;
import org.stegvis.server.page.Words;
import org.stegvis.server.trialpage.InTrial;

/// The boundaries that the protocol plans, and where the trial stands.
record InterimBoundary(InTrial in, ReportInput input) {

    @Nullable
    Boundary found() {
        Interim interim = in.protocol().interim();
        if (interim == null) {
            return null;
        }
        PlannedLooks planned = PlannedLooks.of(in.protocol());
        InterimStanding standing = InterimStanding.of(in.protocol(), planned, interim.analysis(), input.results());
        return switch (planned) {
            case PlannedLooks.AllEqual(var before, var shape) -> {
                GlobalBoundaries global = standing.onTheWay() == null
                        ? before
                        : GlobalBoundaries.of(asTheyAre(before.looks(), standing), before.df(), before.alpha(), shape);
                var curve = new InterimFigure.Bounds(global.looks(), global.critical(), null);
                yield boundary(interim, words().t("boundary.global", global.df()), curve, global.spent(), standing);
            }
            case PlannedLooks.OneComparison(GroupSequential design, var futility, var better) -> {
                Boundaries boundaries = futility == null
                        ? design.boundaries()
                        : design.withFutility(futility).boundaries();
                var curve = new InterimFigure.Bounds(boundaries.looks(), boundaries.upper(), boundaries.lower());
                Boundaries judged = futility == null ? boundaries : futility.judged(boundaries);
                yield boundary(interim, direction(standing), curve, spent(judged), standing);
            }
        };
    }

    /// The planned looks, the last that has come at the information that there is: what a look spends depends on it.
    private static Looks asTheyAre(Looks planned, InterimStanding standing) {
        int reached = standing.look(planned);
        if (reached < 0) {
            return planned;
        }
        var fractions = new ArrayList<>(planned.fractions());
        fractions.set(reached, Math.max(fractions.get(reached), standing.information()));
        return new Looks(fractions);
    }

    private String direction(InterimStanding standing) {
        String of = standing.of();
        return of == null ? words().t("boundary.z") : words().t("boundary.z.of", title(of));
    }

    /// An option by its title, a group of options by its name.
    private String title(String of) {
        return in.protocol().treatments().stream()
                .filter(each -> each.id().equals(of))
                .map(each -> each.title().in(in.language()))
                .findFirst()
                .orElse(of);
    }

    private Boundary boundary(
            Interim interim, String kind, InterimFigure.Bounds bounds, List<Double> spent, InterimStanding standing) {
        int reached = standing.look(bounds.looks());
        boolean isFutile = interim.futility() != null;
        return new Boundary(
                in.protocol().analysis(interim.analysis()).title().in(in.language()),
                kind,
                looks(bounds, spent, reached),
                verdict(bounds, standing, reached, isFutile),
                standing.isBeyond(bounds, reached) ? "late" : "",
                new InterimFigure(bounds, standing, words()).svg(),
                onTheWay(standing),
                contrasts(standing));
    }

    /// How many have come how far, in words; null where participants on the way count for nothing.
    private @Nullable String onTheWay(InterimStanding standing) {
        InterimStanding.OnTheWay told = standing.onTheWay();
        return told == null
                ? null
                : words().t(
                                "boundary.on-the-way",
                                words().listed(told.reached().stream()
                                        .map(each ->
                                                words().t("boundary.reached", stage(each.stage()), each.participants()))
                                        .toList()));
    }

    /// A decision by its title, the outcome by its name.
    private String stage(String id) {
        return in.protocol().decisions().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(each -> each.title().in(in.language()))
                .orElseGet(() -> words().t("boundary.outcome"));
    }

    private List<ContrastLine> contrasts(InterimStanding standing) {
        InterimStanding.OnTheWay told = standing.onTheWay();
        return told == null
                ? List.of()
                : told.contrasts().stream()
                        .map(each -> new ContrastLine(
                                each.of() + " \u2212 " + each.versus(),
                                number(each.estimate()),
                                number(each.z()),
                                words().t("percent", words().number(100 * each.information()))))
                        .toList();
    }

    private List<Look> looks(InterimFigure.Bounds bounds, List<Double> spent, int reached) {
        Looks looks = bounds.looks();
        var lines = new ArrayList<Look>();
        for (int k = 0; k < looks.count(); k++) {
            List<Double> lower = bounds.lower();
            lines.add(new Look(
                    k + 1,
                    words().t("percent", words().number(100 * looks.fraction(k))),
                    number(bounds.upper().get(k)),
                    lower == null ? "" : number(lower.get(k)),
                    words().decimals(spent.get(k), 4),
                    k == reached));
        }
        return lines;
    }

    private String verdict(InterimFigure.Bounds bounds, InterimStanding standing, int reached, boolean isFutile) {
        if (Double.isNaN(standing.statistic())) {
            return words().t("boundary.untold");
        }
        String now = words().t(
                        "boundary.now",
                        number(standing.statistic()),
                        words().number(standing.known()),
                        words().t("percent", words().number(Math.floor(100 * standing.information()))));
        if (reached < 0) {
            return now + " "
                    + words().t(
                                    "boundary.before",
                                    words().t(
                                                    "percent",
                                                    words().number(100
                                                            * bounds.looks().fraction(0))));
        }
        Double lower = bounds.lower() == null ? null : bounds.lower().get(reached);
        String key = standing.statistic() >= bounds.upper().get(reached)
                ? "boundary.above"
                : lower != null && standing.statistic() <= lower
                        ? isFutile ? "boundary.futile" : "boundary.harm"
                        : "boundary.inside";
        return now + " " + words().t(key, reached + 1);
    }

    /// The type I error spent until each look.
    private static List<Double> spent(Boundaries boundaries) {
        var spent = new ArrayList<Double>();
        double sum = 0;
        for (Boundaries.Stop stop : boundaries.stops(0)) {
            sum += stop.up() + (boundaries.sides() == Boundaries.Sides.TWO ? stop.down() : 0);
            spent.add(sum);
        }
        return spent;
    }

    private String number(double value) {
        return Double.isFinite(value) ? words().decimals(value, 3) : "\u2013";
    }

    private Words words() {
        return in.words();
    }
}
