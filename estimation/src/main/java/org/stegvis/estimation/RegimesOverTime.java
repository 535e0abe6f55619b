package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.longitudinal.LongitudinalFit;
import org.stegvis.estimation.longitudinal.Repeated;
import org.stegvis.estimation.longitudinal.WeightedReplicatedOverTime;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.estimator.Correlation;
import org.stegvis.protocol.estimator.Longitudinal;
import org.stegvis.protocol.expression.Reference;

/// Values of regimes at several visits, and the area under their curves.
record RegimesOverTime(Question question, Longitudinal plan) {

    Result run() {
        Analysed analysed = Analysed.overTime(question.data(), question.analysis());
        RegimeSample sample = RegimeSample.of(question, analysed);
        var outcomes = new ArrayList<Column>();
        for (Reference.Measured at : question.analysis().outcome().references()) {
            outcomes.add(analysed.outcome(at));
        }
        var repeated = new Repeated(
                outcomes, analysed.covariates(question.analysis().adjust()).design(analysed.rows()));
        var classes = RegimeClasses.of(question, plan.time());
        Fitting<AllocationWeights> weights = sample.weights(plan.weights());
        int rows = sample.rows().stream()
                .mapToInt(row -> (int) outcomes.stream()
                        .filter(each -> !Double.isNaN(each.get(row.participant())))
                        .count())
                .sum();
        var result = new RegimeResult(question, analysed.numbers(rows), sample.warnings(weights));
        return result.of(
                weights.then(found -> new WeightedReplicatedOverTime(
                                sample.replicated(),
                                repeated,
                                classes.design(),
                                sample.probabilities(found),
                                found.scores(),
                                Analysed.link(question.protocol(), question.analysis(), plan.link()),
                                plan.correlation(),
                                plan.pooling(),
                                sample.settings(plan.correction(), plan.referral()))
                        .fit()),
                found -> sections(result, found, classes));
    }

    private List<Section> sections(RegimeResult result, LongitudinalFit fit, RegimeClasses classes) {
        List<String> visits = question.analysis().outcome().visits();
        var sections = new ArrayList<Section>();
        for (int visit = visits.size() - 1; visit >= 0; visit--) {
            sections.add(result.values(
                    new Quantity.AtVisit(visits.get(visit)),
                    fit.at(visit),
                    fit.atInPopulation(visit),
                    fit.onLinkScale(visit),
                    fit.link(),
                    classes.at(visits.get(visit))));
        }
        JointEstimate area = fit.area(classes.weeks());
        sections.add(result.values(
                new Quantity.Area(visits.getFirst(), visits.getLast()),
                area,
                fit.areaInPopulation(classes.weeks()),
                area,
                Link.IDENTITY,
                classes.at(visits.getLast())));
        sections.add(result.coefficients(fit.link(), fit.coefficients()));
        if (plan.correlation() != Correlation.INDEPENDENCE) {
            for (int d = 0; d < fit.correlations().size(); d++) {
                String of = fit.correlations().size() == 1
                        ? "working-correlation"
                        : "working-correlation of " + fit.regimes().get(d);
                sections.add(
                        new Section.Parameters(of, parameters(fit.correlations().get(d), visits)));
            }
        }
        sections.add(new Section.Parameters("residual", List.of(new Section.Parameter("variance", fit.variance()))));
        return sections;
    }

    private List<Section.Parameter> parameters(Matrix correlation, List<String> visits) {
        return switch (plan.correlation()) {
            case INDEPENDENCE -> List.of();
            case EXCHANGEABLE, AR1 -> List.of(new Section.Parameter("rho", correlation.get(0, 1)));
            case UNSTRUCTURED ->
                IntStream.range(0, visits.size())
                        .boxed()
                        .flatMap(i -> IntStream.range(i + 1, visits.size())
                                .mapToObj(j -> new Section.Parameter(
                                        visits.get(i) + ", " + visits.get(j), correlation.get(i, j))))
                        .toList();
        };
    }
}
