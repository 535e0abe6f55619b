package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.regimes.RegimeValues;
import org.stegvis.estimation.result.Prediction;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column.Levels;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.Referral;
import org.stegvis.protocol.estimator.Stabilisation;
import org.stegvis.protocol.regime.EmbeddedRegime;

/// Values of regimes by weighting. The first pass leaves the moments of those on each footing, from which the
/// coefficients follow; the second the products of the scores at these coefficients, from which their covariance
/// follows. With covariates a third is needed, for the quantiles of how far persons lie from the model.
///
/// @param isTotal whether weighted sums are not divided by the sum of weights: Horvitz and Thompson's
/// @param isObserved whether probabilities are the proportions observed
/// @param preferring the decisions that honour preferences
/// @param isPredicted whether the model tells of single persons
record SummedRegimes(
        Protocol protocol,
        Analysis analysis,
        List<EmbeddedRegime> regimes,
        SummedCovariates covariates,
        Link link,
        boolean isTotal,
        boolean isObserved,
        List<String> preferring,
        Stabilisation stabilisation,
        Referral referral,
        boolean isPredicted)
        implements SummedAnalysis {

    SummedRegimes {
        regimes = List.copyOf(regimes);
        preferring = List.copyOf(preferring);
    }

    List<String> names() {
        return regimes.stream().map(regime -> regime.id().text()).toList();
    }

    /// The pass in which distances are counted: the first in which the slopes of covariates are known.
    private int counting() {
        return covariates.sources().isEmpty() ? 0 : 1;
    }

    /// Whether a pass counts how many distances lie in each bin.
    boolean countsIn(int pass) {
        return isPredicted && pass == counting();
    }

    /// Whether a pass looks into the bins that matter.
    boolean looksIn(int pass) {
        return isPredicted && pass == counting() + 1;
    }

    @Override
    public int passes() {
        return isPredicted ? counting() + 2 : 2;
    }

    @Override
    public PartSums sums(TrialData part, Paths paths, List<PartSums> before) {
        Analysed analysed = Analysed.of(part, analysis, row -> true);
        var sums = new PartSums();
        double[][] values = covariates.in(part, analysed.outcome(), analysed.rows());
        if (before.isEmpty()) {
            new RegimeCounting(this, new RegimeSums(sums)).add(analysed, paths, values);
        } else if (solved(before.getFirst()) instanceof Fitting.Fitted<SolvedRegimes>(var solved)) {
            RegimeScoring.of(solved, before, sums).add(analysed, paths, values);
        } else {
            throw new IllegalStateException("Equations without a solution end the passes.");
        }
        return sums;
    }

    private Fitting<SolvedRegimes> solved(PartSums first) {
        return new RegimeEquations(this, first).solve(new RegimeSums(first).clusters());
    }

    /// The cluster of each participant; none where nothing groups them.
    List<String> clusters(Analysed analysed) {
        if (protocol.cluster().isEmpty()) {
            return List.of();
        }
        Clusters.of(new Question(protocol, analysis, analysed.data(), new Paths(List.of()), regimes), analysed.rows());
        Levels levels = analysed.data().levels(protocol.cluster());
        List<String> clusters = new ArrayList<>();
        for (int row : analysed.rows()) {
            clusters.add(levels.levels().get(levels.code(row)));
        }
        return clusters;
    }

    @Override
    public @Nullable Result after(List<PartSums> passes) {
        PartSums first = passes.getFirst();
        var question =
                new Question(protocol, analysis, TrialData.of(List.of(), Map.of()), new Paths(List.of()), regimes);
        var result = new RegimeResult(
                question, new RegimeSums(first).numbers(), new RegimeEquations(this, first).warnings());
        Fitting<SolvedRegimes> solved = solved(first);
        if (solved instanceof Fitting.Fitted<SolvedRegimes> && passes.size() < passes()) {
            return null;
        }
        return result.of(solved, found -> sections(result, found, passes));
    }

    private List<Section> sections(RegimeResult result, SolvedRegimes solved, List<PartSums> passes) {
        RegimeValues found =
                solved.values(new RegimeSums(passes.get(1)).products(), reference(solved, passes.getFirst()));
        if (isTotal) {
            return result.values(found.values());
        }
        List<Section> sections = new ArrayList<>(result.values(found));
        if (isPredicted) {
            sections.add(new Prediction(
                    link,
                    covariates.kinds(solved.equations().all(), passes.getFirst()),
                    found.coefficients(),
                    new SummedSpread(solved)
                            .all(
                                    new RegimeSums(passes.get(counting())).bins(),
                                    new RegimeSums(passes.get(counting() + 1)).exact()),
                    Level.ofAlpha(analysis.alpha())));
        }
        return sections;
    }

    private Reference reference(SolvedRegimes solved, PartSums first) {
        int coefficients = isTotal ? 1 : solved.solution().size();
        return switch (referral) {
            case NORMAL -> Reference.normal();
            case STUDENT_T -> new Reference.StudentT(new RegimeSums(first).clusters() - coefficients);
            // Of weights for staying alone, which are not summed.
            case SATTERTHWAITE -> throw new IllegalStateException("Sums do not say what each participant weighs.");
        };
    }
}
