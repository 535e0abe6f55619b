package org.stegvis.cli.boundaries;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.input.DataFile;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.Numbers;
import org.stegvis.design.interim.JointRemaining;
import org.stegvis.design.interim.JointStanding;
import org.stegvis.design.interim.PlannedLooks;
import org.stegvis.design.interim.Spending;
import org.stegvis.design.interim.Stopped;
import org.stegvis.design.interim.UnbiasedAtStop;
import org.stegvis.estimation.LooksTogether;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Interim;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;

/// Judges the contrasts of embedded regimes at the looks that were held, from their data.
///
/// @param versus contrasts with this regime only; all pairs when null
record LooksAtData(Protocol protocol, @Nullable String versus) {
    private static final int MOST = 5;

    BoundariesDocument of(List<Path> files, @Nullable Path columns, Console console) throws IOException {
        Interim interim = protocol.interim();
        if (interim == null) {
            throw new BadInput("protocol '%s' plans no interim looks; add the section `interim`"
                    .formatted(protocol.trial().id()));
        }
        if (files.size() > interim.looks().size()) {
            throw new BadInput("--data has %d files, but the protocol plans %d looks"
                    .formatted(files.size(), interim.looks().size()));
        }
        Analysis analysis = protocol.analysis(interim.analysis());
        var data = new ArrayList<TrialData>();
        for (Path file : files) {
            data.add(DataFile.read(protocol, file, columns, console).data());
        }
        LooksTogether looks = switch (LooksTogether.of(protocol, analysis, data)) {
            case Fitting.Fitted<LooksTogether>(var found) -> found;
            case Fitting.NotFitted<LooksTogether>(var why) -> throw new BadInput(why.sentence());
        };
        return judged(
                looks,
                analysis,
                PlannedLooks.spending(interim.spending()),
                interim.looks().size());
    }

    private BoundariesDocument judged(LooksTogether looks, Analysis analysis, Spending spending, int planned) {
        List<String> names = new ArrayList<>();
        Matrix contrasts = contrasts(looks.regimes(), names);
        var fractions = new ArrayList<Double>();
        double before = 0;
        for (int look = 0; look < looks.looks().size(); look++) {
            double fraction = look == planned - 1 ? 1 : looks.fraction(look, contrasts);
            if (!(fraction > before)) {
                throw new BadInput(
                        "look %d has no more information (%s) than the one before it (%s); name the data in order of time"
                                .formatted(look + 1, Numbers.fixed(fraction, 4), Numbers.fixed(before, 4)));
            }
            fractions.add(fraction);
            before = fraction;
        }
        Interim interim = requireNonNull(protocol.interim());
        List<Column> statistics = IntStream.range(0, fractions.size())
                .mapToObj(look -> Column.of(contrasts.rows(), c -> looks.z(look, row(contrasts, c))))
                .toList();
        Matrix covariance = looks.ofContrasts(contrasts);
        var standing = JointStanding.of(fractions, interim.looks(), covariance, statistics, analysis.alpha(), spending);
        UnbiasedAtStop unbiased = standing.unbiased();
        var tested = new ArrayList<BoundariesDocument.Tested>();
        for (int c = 0; c < contrasts.rows(); c++) {
            tested.add(tested(names.get(c), c, standing, unbiased, covariance));
        }
        return BoundariesDocument.of(standing, analysis.alpha(), spending, names, tested);
    }

    private static Column row(Matrix contrasts, int c) {
        return Column.of(contrasts.columns(), d -> contrasts.get(c, d));
    }

    private static BoundariesDocument.Tested tested(
            String name, int contrast, JointStanding standing, @Nullable UnbiasedAtStop unbiased, Matrix covariance) {
        int m = standing.last().rows();
        int now = standing.looks() - 1;
        List<Double> z = standing.z().stream().map(each -> each.get(contrast)).toList();
        double se = Math.sqrt(covariance.get(now * m + contrast, now * m + contrast));
        double estimate = z.getLast() * se;
        double half = standing.critical().get(now) * se;
        Integer crossed = standing.crossedAt(contrast);
        JointRemaining left = crossed == null ? standing.remaining() : null;
        return new BoundariesDocument.Tested(
                name,
                z,
                crossed == null ? null : crossed + 1,
                estimate,
                se,
                Double.isFinite(half) ? new BoundariesDocument.Interval(estimate - half, estimate + half) : null,
                adjusted(contrast, standing, covariance),
                unbiased == null || crossed != null
                        ? null
                        : unbiased.drifts().get(contrast)
                                * se
                                * Math.sqrt(standing.all().get(now)),
                left == null
                        ? null
                        : left.conditionalPower(contrast, left.observedDrifts().get(contrast))
                                .value(),
                left == null ? null : left.predictivePower(contrast).value());
    }

    private static BoundariesDocument.@Nullable Estimates adjusted(
            int contrast, JointStanding standing, Matrix covariance) {
        Stopped stopped = standing.stopped(contrast);
        if (stopped == null) {
            return null;
        }
        int place = stopped.look() * standing.last().rows() + contrast;
        double se = Math.sqrt(covariance.get(place, place));
        Stopped.Interval interval = stopped.interval(standing.level());
        return new BoundariesDocument.Estimates(
                "effect",
                stopped.inUnits(stopped.naive(), se),
                stopped.inUnits(stopped.medianUnbiased(), se),
                stopped.inUnits(interval.lower(), se),
                stopped.inUnits(interval.upper(), se),
                standing.level());
    }

    private Matrix contrasts(List<String> regimes, List<String> names) {
        if (versus != null && !regimes.contains(versus)) {
            throw new BadInput("there is no regime '%s'; there are %s".formatted(versus, String.join(", ", regimes)));
        }
        if (versus == null && regimes.size() > MOST) {
            throw new BadInput(
                    "there are %d regimes; give --versus REGIME, since all pairs of so many would take minutes"
                            .formatted(regimes.size()));
        }
        var rows = new ArrayList<double[]>();
        for (int g = 0; g < regimes.size(); g++) {
            for (int h = 0; h < regimes.size(); h++) {
                if (versus == null ? h > g : regimes.get(h).equals(versus) && h != g) {
                    var contrast = new double[regimes.size()];
                    contrast[g] = 1;
                    contrast[h] = -1;
                    rows.add(contrast);
                    names.add(regimes.get(g) + " - " + regimes.get(h));
                }
            }
        }
        return Matrix.ofRows(rows.toArray(double[][]::new));
    }
}
