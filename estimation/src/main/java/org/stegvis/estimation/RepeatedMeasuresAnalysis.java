package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.mixed.MixedFit;
import org.stegvis.estimation.mixed.MixedInference;
import org.stegvis.estimation.mixed.MixedModel;
import org.stegvis.estimation.mixed.RepeatedMeasures;
import org.stegvis.estimation.mixed.VisitTerm;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.estimator.RepeatedMeasures.Baseline;
import org.stegvis.protocol.estimator.RepeatedMeasures.Covariates;

/// Compares the options of one decision at each visit, by a mixed model for repeated measures.
record RepeatedMeasuresAnalysis(
        Question question, ComparedGroups groups, org.stegvis.protocol.estimator.RepeatedMeasures plan) {

    static RepeatedMeasuresAnalysis of(Question question, org.stegvis.protocol.estimator.RepeatedMeasures plan) {
        return new RepeatedMeasuresAnalysis(question, ComparedGroups.of(question), plan);
    }

    Result run() {
        RepeatedRows rows = RepeatedRows.of(question, groups::includes, firstCompared());
        if (rows.size() == 0) {
            return new Result.NotEstimable(question.analysis(), rows.numbers(), new Diagnosis.NobodyIn(groups.names()));
        }
        List<String> missing = groups.without(rows.rows());
        if (!missing.isEmpty()) {
            return new Result.NotEstimable(question.analysis(), rows.numbers(), new Diagnosis.NobodyIn(missing));
        }
        var data = new RepeatedMeasures(rows.visits(), rows.outcomes(), terms(rows));
        Column weeks = Column.of(
                rows.visits().size(),
                v -> week(rows.visits().get(v)) - week(rows.visits().getFirst()));
        var model = new MixedModel(
                data, MixedOptions.covariance(plan.covariance(), weeks), MixedOptions.likelihood(plan.likelihood()));
        return switch (model.fit()) {
            case Fitting.NotFitted<MixedFit>(var why) ->
                new Result.NotEstimable(question.analysis(), rows.numbers(), why);
            case Fitting.Fitted<MixedFit>(var fit) -> found(rows, fit);
        };
    }

    private double week(String visit) {
        return question.protocol().chronology().week(visit);
    }

    /// The first visit at which the options are compared.
    private int firstCompared() {
        return plan.baseline() == Baseline.CONSTRAINED ? 1 : 0;
    }

    /// The shared mean of the baseline if there is one; for each visit after it, the mean of each option; covariates.
    private List<VisitTerm> terms(RepeatedRows rows) {
        List<String> visits = rows.visits();
        int n = rows.size();
        var terms = new ArrayList<VisitTerm>();
        if (firstCompared() == 1) {
            terms.add(VisitTerm.at("mean@" + visits.getFirst(), Column.constant(n, 1), 0, visits.size()));
        }
        Design options = Design.indicators(groups.names(), groups.grouping(rows.rows()));
        for (int v = firstCompared(); v < visits.size(); v++) {
            for (int option = 0; option < groups.names().size(); option++) {
                terms.add(VisitTerm.at(
                        groups.names().get(option) + "@" + visits.get(v),
                        options.columns().get(option),
                        v,
                        visits.size()));
            }
        }
        Design covariates = rows.covariates().centred();
        for (int j = 0; j < covariates.terms().size(); j++) {
            String name = covariates.terms().get(j);
            Column values = covariates.columns().get(j);
            if (plan.covariates() == Covariates.BY_VISIT) {
                terms.addAll(VisitTerm.eachVisit(name + " ", values, visits));
            } else {
                terms.add(VisitTerm.constant(name, values, visits.size()));
            }
        }
        return terms;
    }

    private Result found(RepeatedRows rows, MixedFit fit) {
        Level level = Level.ofAlpha(question.analysis().alpha());
        MixedInference inference = fit.inference(MixedOptions.smallSample(plan.smallSample()));
        List<String> visits = fit.model().data().visits();
        var sections = new ArrayList<Section>();
        // The last visit is the answer; the others follow in the order of time.
        Design covariates = rows.covariates().centred();
        sections.add(values(inference, fit, covariates, visits.size() - 1, level));
        for (int v = firstCompared(); v < visits.size() - 1; v++) {
            sections.add(values(inference, fit, covariates, v, level));
        }
        sections.add(new Section.Coefficients(Link.IDENTITY, coefficients(inference, fit, level)));
        sections.add(covariance(fit));
        sections.add(new Section.Parameters(
                "fit",
                List.of(
                        new Section.Parameter("log-likelihood", fit.logLikelihood()),
                        new Section.Parameter("covariance-parameters", fit.covarianceParameters()),
                        new Section.Parameter("visit-patterns", fit.patterns()),
                        new Section.Parameter("iterations", fit.iterations()),
                        new Section.Parameter("largest-score", fit.largestScore()))));
        var warnings = new ArrayList<Warning>(new ChancesByRoute(question, groups).of(rows.rows()));
        if (!fit.edge().isEmpty()) {
            warnings.add(new Warning.EdgeOfCovariance(fit.edge()));
        }
        if (!question.protocol().cluster().isEmpty()) {
            warnings.add(new Warning.ClustersNotHeeded(question.protocol().cluster()));
        }
        return new Result.Found(question.analysis(), rows.numbers(), sections, warnings);
    }

    /// Where the mean of an option at a visit stands among the terms.
    private int place(int visit, int option) {
        return firstCompared() + (visit - firstCompared()) * groups.names().size() + option;
    }

    private Section.Values values(MixedInference inference, MixedFit fit, Design covariates, int visit, Level level) {
        List<String> names = groups.names();
        int terms = fit.terms().size();
        var values = new ArrayList<NamedEstimate>();
        var contrasts = new ArrayList<Contrast>();
        for (int a = 0; a < names.size(); a++) {
            values.add(new NamedEstimate(names.get(a), inference.estimate(weights(terms, place(visit, a), -1), level)));
            for (int b = a + 1; b < names.size(); b++) {
                contrasts.add(new Contrast(
                        names.get(a),
                        names.get(b),
                        inference.estimate(weights(terms, place(visit, a), place(visit, b)), level)));
            }
        }
        GlobalTest equality = inference.test(Matrix.of(
                names.size() - 1, terms, (i, j) -> j == place(visit, i) ? 1 : j == place(visit, i + 1) ? -1 : 0));
        return new Section.Values(
                new Quantity.AtVisit(fit.model().data().visits().get(visit)),
                new Section.Sides.Options(),
                values,
                inPopulation(values, varianceOfMeans(fit, covariates, visit), level),
                contrasts,
                new Section.Ratios.None(),
                equality);
    }

    /// What the mean covariates of a sample add to the variance of a mean at a visit: `γ' S γ / n`, S being the
    /// covariance of the covariates.
    private double varianceOfMeans(MixedFit fit, Design centred, int visit) {
        int visits = fit.model().data().visits().size();
        boolean isByVisit = plan.covariates() == Covariates.BY_VISIT;
        int first = place(visits, 0);
        int n = centred.rows();
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double along = 0;
            for (int j = 0; j < centred.terms().size(); j++) {
                double effect = fit.coefficients().get(isByVisit ? first + j * visits + visit : first + j);
                along += effect * centred.columns().get(j).get(i);
            }
            squares += along * along;
        }
        return squares / (n - 1.0) / n;
    }

    private static List<NamedEstimate> inPopulation(List<NamedEstimate> values, double added, Level level) {
        return added == 0
                ? values
                : values.stream()
                        .map(each -> new NamedEstimate(
                                each.name(),
                                Estimate.of(
                                        each.estimate().estimate(),
                                        Math.sqrt(each.estimate().se()
                                                        * each.estimate().se()
                                                + added),
                                        each.estimate().reference(),
                                        level)))
                        .toList();
    }

    private static Column weights(int size, int plus, int minus) {
        return Column.of(size, j -> j == plus ? 1 : j == minus ? -1 : 0);
    }

    private static List<NamedEstimate> coefficients(MixedInference inference, MixedFit fit, Level level) {
        int terms = fit.terms().size();
        return IntStream.range(0, terms)
                .mapToObj(j -> new NamedEstimate(fit.terms().get(j), inference.estimate(weights(terms, j, -1), level)))
                .toList();
    }

    private static Section covariance(MixedFit fit) {
        List<String> visits = fit.model().data().visits();
        Matrix sigma = fit.outcomeCovariance();
        var parameters = new ArrayList<Section.Parameter>();
        for (int a = 0; a < visits.size(); a++) {
            for (int b = 0; b <= a; b++) {
                String name = a == b ? visits.get(a) : visits.get(b) + " with " + visits.get(a);
                parameters.add(new Section.Parameter(name, sigma.get(a, b)));
            }
        }
        return new Section.Parameters("outcome-covariance", parameters);
    }
}
