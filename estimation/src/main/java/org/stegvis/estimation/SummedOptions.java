package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.comparison.AdjustedMeans;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.NormalEquations;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;

/// Analysis of covariance from the moments of those who received each option, in one pass. What is solved is what
/// [org.stegvis.estimation.comparison.AnalysisOfCovariance] solves, whose docs name the sources.
record SummedOptions(Protocol protocol, Analysis analysis, SummedCovariates covariates) implements SummedAnalysis {
    private static final String NUMBERS = "numbers";
    private static final String OPTION = "option ";
    private static final String CHANCES = "chances ";

    @Override
    public int passes() {
        return 1;
    }

    @Override
    public PartSums sums(TrialData part, Paths paths, List<PartSums> before) {
        Question question = question(part, paths);
        ComparedGroups groups = ComparedGroups.of(question);
        Analysed analysed = Analysed.of(part, analysis, groups::includes);
        double[][] values = covariates.in(part, analysed.outcome(), analysed.rows());
        var sums = new PartSums();
        for (int i = 0; i < values.length; i++) {
            sums.moments(OPTION + groups.group(analysed.rows()[i]), covariates.variables())
                    .observe(values[i]);
        }
        new ChancesByRoute(question, groups)
                .patterns(analysed.rows())
                .forEach((name, pattern) -> sums.add(CHANCES + name, pattern));
        sums.add(NUMBERS, new double[] {
            analysed.inData(), analysed.size(), analysed.withoutOutcome(), analysed.withoutCovariate()
        });
        return sums;
    }

    private Question question(TrialData data, Paths paths) {
        return new Question(protocol, analysis, data, paths, List.of());
    }

    @Override
    public Result after(List<PartSums> passes) {
        PartSums all = passes.getFirst();
        Question question = question(TrialData.of(List.of(), Map.of()), new Paths(List.of()));
        double[] n = all.sums().getOrDefault(NUMBERS, new double[4]);
        var numbers = new Numbers((int) n[0], (int) n[1], (int) n[2], (int) n[3], (int) n[1]);
        ComparedGroups groups = ComparedGroups.of(question);
        var patterns = new TreeMap<String, double[]>();
        all.sums().forEach((name, sums) -> {
            if (name.startsWith(CHANCES)) {
                patterns.put(name.substring(CHANCES.length()), sums);
            }
        });
        return OptionAnalysis.result(
                question, numbers, fit(groups.names(), all), new ChancesByRoute(question, groups).warnings(patterns));
    }

    private Fitting<AdjustedMeans> fit(List<String> options, PartSums sums) {
        List<@Nullable Moments> received = new ArrayList<>();
        List<String> nobody = new ArrayList<>();
        var all = new Moments(covariates.variables());
        for (String option : options) {
            Moments moments = sums.moments().get(OPTION + option);
            received.add(moments);
            if (moments == null) {
                nobody.add(option);
            } else {
                all.add(moments);
            }
        }
        int[] terms = covariates.terms(all);
        List<String> names = new ArrayList<>(options);
        for (int term : terms) {
            names.add(covariates.name(term));
        }
        if (all.n() <= names.size()) {
            return new NotFitted<>(new Diagnosis.TooFewRows((int) all.n(), names.size()));
        }
        if (!nobody.isEmpty()) {
            return new NotFitted<>(new Diagnosis.NobodyIn(nobody));
        }
        var normal = new NormalEquations(names);
        var right = new double[names.size()];
        double origin = all.mean(0);
        for (int option = 0; option < options.size(); option++) {
            Moments of = received.get(option);
            if (of != null) {
                add(option, options.size(), of, all, terms, normal.crossproduct(), right);
            }
        }
        return normal.factor().then(factored -> {
            double[] beta = factored.solve(right);
            for (int option = 0; option < options.size(); option++) {
                beta[option] += origin;
            }
            return new Fitted<>(means(options.size(), names, beta, received, all, terms, factored));
        });
    }

    /// Adds those who received one option.
    private static void add(
            int option, int options, Moments of, Moments all, int[] terms, double[] crossproduct, double[] right) {
        int size = options + terms.length;
        double y = of.mean(0) - all.mean(0);
        crossproduct[option * size + option] += of.n();
        right[option] += of.n() * y;
        for (int j = 0; j < terms.length; j++) {
            double off = of.mean(terms[j]) - all.mean(terms[j]);
            crossproduct[option * size + options + j] += of.n() * off;
            right[options + j] += of.product(0, terms[j]) + of.n() * off * y;
            for (int k = j; k < terms.length; k++) {
                crossproduct[(options + j) * size + options + k] +=
                        of.product(terms[j], terms[k]) + of.n() * off * (of.mean(terms[k]) - all.mean(terms[k]));
            }
        }
    }

    private static AdjustedMeans means(
            int options,
            List<String> names,
            double[] beta,
            List<@Nullable Moments> received,
            Moments all,
            int[] terms,
            NormalEquations factored) {
        double squares = 0;
        for (int option = 0; option < options; option++) {
            Moments of = received.get(option);
            if (of != null) {
                double mean = of.mean(0) - beta[option];
                for (int j = 0; j < terms.length; j++) {
                    mean -= beta[options + j] * (of.mean(terms[j]) - all.mean(terms[j]));
                }
                squares += within(of, beta, options, terms) + of.n() * mean * mean;
            }
        }
        int df = (int) (all.n() - names.size());
        double variance = squares / df;
        double alongCovariates = 0;
        for (int j = 0; j < terms.length; j++) {
            for (int k = 0; k < terms.length; k++) {
                alongCovariates += beta[options + j] * beta[options + k] * all.product(terms[j], terms[k]);
            }
        }
        var joint = new JointEstimate(
                names, Column.of(beta), factored.inverse().scaled(variance), new Reference.StudentT(df));
        return new AdjustedMeans(options, joint, df, Math.sqrt(variance), alongCovariates / (all.n() - 1.0) / all.n());
    }

    /// `Σ (y - mean - (x - mean)'γ)²` of those who received one option.
    private static double within(Moments of, double[] beta, int options, int[] terms) {
        double sum = of.product(0, 0);
        for (int j = 0; j < terms.length; j++) {
            sum -= 2 * beta[options + j] * of.product(0, terms[j]);
            for (int k = 0; k < terms.length; k++) {
                sum += beta[options + j] * beta[options + k] * of.product(terms[j], terms[k]);
            }
        }
        return sum;
    }
}
