package org.stegvis.server.committee;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.interim.Boundaries;
import org.stegvis.design.interim.GroupSequential;
import org.stegvis.design.interim.Looks;
import org.stegvis.design.interim.PlannedLooks;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Interim;
import org.stegvis.report.input.ReportInput;
import org.stegvis.server.committee.ClosedReport.Boundary;
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
        String title = in.protocol().analysis(interim.analysis()).title().in(in.language());
        return switch (PlannedLooks.of(in.protocol())) {
            case PlannedLooks.AllEqual(var global, var shape) ->
                new Boundary(
                        title,
                        words().t("boundary.global", global.df()),
                        looks(global.looks(), global.critical(), null),
                        statistic(interim));
            case PlannedLooks.OneComparison(GroupSequential design, var futility) -> {
                Boundaries boundaries = futility == null
                        ? design.boundaries()
                        : design.withFutility(futility).boundaries();
                yield new Boundary(
                        title,
                        words().t("boundary.z"),
                        looks(boundaries.looks(), boundaries.upper(), boundaries.lower()),
                        statistic(interim));
            }
        };
    }

    private List<Look> looks(Looks looks, List<Double> upper, @Nullable List<Double> lower) {
        var lines = new ArrayList<Look>();
        for (int k = 0; k < looks.count(); k++) {
            lines.add(new Look(
                    k + 1,
                    words().t("percent", words().number(100 * looks.fraction(k))),
                    number(upper.get(k)),
                    lower == null ? "" : number(lower.get(k))));
        }
        return lines;
    }

    private @Nullable String statistic(Interim interim) {
        for (Result result : input.results()) {
            if (result.analysis().id().equals(interim.analysis()) && result instanceof Result.Found found) {
                Section.Values values = found.values();
                if (values.contrasts().size() == 1) {
                    Estimate difference = values.contrasts().getFirst().difference();
                    return number(difference.estimate() / difference.se());
                }
                return number(values.equality().statistic());
            }
        }
        return null;
    }

    private String number(double value) {
        return Double.isFinite(value) ? words().decimals(value, 3) : "\u2013";
    }

    private Words words() {
        return in.words();
    }
}
