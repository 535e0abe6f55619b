package org.stegvis.exchange.results;

import java.util.Locale;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Analysis.Comparison;
import org.stegvis.protocol.Analysis.Outcome;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One analysis of the document: what was planned, on whom it stands, what was found.
final class ResultNodes {
    private final Protocol protocol;

    ResultNodes(Protocol protocol) {
        this.protocol = protocol;
    }

    ObjectNode of(Result result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        planned(node, result.analysis());
        numbers(node, result.numbers());
        switch (result) {
            case Result.Found found -> new SectionNodes(protocol, node).put(found);
            case Result.NotEstimable none ->
                node.putObject("not-estimable")
                        .put("code", code(none.why()))
                        .put("reason", none.why().sentence());
        }
        return node;
    }

    private static void planned(ObjectNode node, Analysis analysis) {
        node.put("id", analysis.id());
        node.put("title", analysis.title().in(Language.ENGLISH));
        node.put("role", analysis.role().name().toLowerCase(Locale.ROOT));
        switch (analysis.compare()) {
            case Comparison.Regimes regimes -> node.put("compare", "regimes");
            case Comparison.Options(var decision, var groups) -> node.put("compare", decision);
        }
        node.put("estimator", analysis.estimator().word());
        analysis.estimator().settings().forEach(node::put);
        switch (analysis.outcome()) {
            case Outcome.AtVisit outcome -> node.put("outcome", outcome.toString());
            case Outcome.OverTime(var measure, var visits) -> {
                node.put("outcome", measure);
                ArrayNode array = node.putArray("visits");
                visits.forEach(array::add);
            }
        }
        ArrayNode adjust = node.putArray("adjust");
        analysis.adjust().forEach(reference -> adjust.add(reference.toString()));
        node.put("alpha", analysis.alpha());
    }

    private static String code(Diagnosis why) {
        return switch (why) {
            case Diagnosis.Aliased aliased -> "aliased";
            case Diagnosis.Separated separated -> "separated";
            case Diagnosis.NobodyIn nobody -> "nobody-in";
            case Diagnosis.TooFewRows tooFew -> "too-few-rows";
            case Diagnosis.TooFewClusters tooFew -> "too-few-clusters";
            case Diagnosis.NeverTogether never -> "never-together";
            case Diagnosis.NoResidualVariance none -> "no-residual-variance";
            case Diagnosis.SingularCovariance singular -> "singular-covariance";
            case Diagnosis.NotConverged notConverged -> "not-converged";
            case Diagnosis.NotPositiveDefinite none -> "not-positive-definite";
            case Diagnosis.Censored censored -> "censored";
            case Diagnosis.BeyondFollowUp beyond -> "beyond-follow-up";
            case Diagnosis.NoDirection none -> "no-direction";
        };
    }

    private static void numbers(ObjectNode node, Numbers numbers) {
        node.put("participants", numbers.inData());
        node.put("n", numbers.analysed());
        node.put("without-outcome", numbers.withoutOutcome());
        node.put("without-covariate", numbers.withoutCovariate());
        node.put("rows", numbers.rows());
    }
}
