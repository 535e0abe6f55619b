package org.stegvis.exchange.results;

import java.util.List;
import java.util.Locale;
import org.stegvis.estimation.Result;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Analysis.Comparison;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.RegimeSentence;
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
        switch (result) {
            case Result.OfRegimes regimes -> ofRegimes(node, regimes);
            case Result.OfOptions options -> ofOptions(node, options);
            case Result.NotEstimable none -> {
                numbers(node, none.numbers());
                node.putObject("not-estimable")
                        .put("code", code(none.why()))
                        .put("reason", none.why().sentence());
            }
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
        node.put("estimator", estimator(analysis));
        if (analysis.compare() instanceof Comparison.Regimes) {
            node.put("weights", weights(analysis.weights()));
        }
        node.put("outcome", analysis.outcome().reference().toString());
        ArrayNode adjust = node.putArray("adjust");
        analysis.adjust().forEach(reference -> adjust.add(reference.toString()));
        node.put("alpha", analysis.alpha());
    }

    private static String estimator(Analysis analysis) {
        return switch (analysis.estimator()) {
            case WEIGHTED_REPLICATED -> "weighted-replicated";
            case ANCOVA -> "ancova";
        };
    }

    private static String weights(Analysis.Weights weights) {
        return switch (weights) {
            case Analysis.Weights.Known known -> "known";
            case Analysis.Weights.Observed observed -> "observed";
            case Analysis.Weights.Modelled modelled -> "modelled";
        };
    }

    private static String code(Diagnosis why) {
        return switch (why) {
            case Diagnosis.Aliased aliased -> "aliased";
            case Diagnosis.Separated separated -> "separated";
            case Diagnosis.NobodyIn nobody -> "nobody-in";
            case Diagnosis.TooFewRows tooFew -> "too-few-rows";
            case Diagnosis.NotConverged notConverged -> "not-converged";
            case Diagnosis.Censored censored -> "censored";
        };
    }

    private static void numbers(ObjectNode node, Result.Numbers numbers) {
        node.put("participants", numbers.inData());
        node.put("n", numbers.analysed());
        node.put("without-outcome", numbers.withoutOutcome());
        node.put("without-covariate", numbers.withoutCovariate());
        node.put("rows", numbers.rows());
    }

    private void ofRegimes(ObjectNode node, Result.OfRegimes result) {
        node.put("link", result.link().label());
        numbers(node, result.numbers());
        coefficients(node, result.coefficients());
        ArrayNode regimes = node.putArray("regimes");
        for (int i = 0; i < result.regimes().size(); i++) {
            EmbeddedRegime regime = result.regimes().get(i);
            ObjectNode entry = regimes.addObject();
            entry.put("regime", RegimeSentence.of(protocol, regime, Language.ENGLISH));
            entry.put("id", regime.id().text());
            EstimateNodes.put(entry, result.values().get(i).estimate());
        }
        contrasts(node, result.contrasts());
        if (!result.oddsRatios().isEmpty()) {
            ArrayNode ratios = node.putArray("odds-ratios");
            result.oddsRatios().forEach(ratio -> EstimateNodes.put(ratios.addObject(), ratio));
        }
        EstimateNodes.put(node.putObject("global"), result.equality());
    }

    private static void ofOptions(ObjectNode node, Result.OfOptions result) {
        node.put("link", result.link().label());
        numbers(node, result.numbers());
        coefficients(node, result.coefficients());
        ArrayNode options = node.putArray("options");
        result.means()
                .forEach(mean -> EstimateNodes.put(options.addObject().put("option", mean.name()), mean.estimate()));
        contrasts(node, result.contrasts());
        EstimateNodes.put(node.putObject("global"), result.equality());
    }

    private static void coefficients(ObjectNode node, List<NamedEstimate> coefficients) {
        ArrayNode array = node.putArray("coefficients");
        coefficients.forEach(each -> EstimateNodes.put(array.addObject().put("term", each.name()), each.estimate()));
    }

    private static void contrasts(ObjectNode node, List<Contrast> contrasts) {
        ArrayNode array = node.putArray("contrasts");
        contrasts.forEach(each -> EstimateNodes.put(
                array.addObject().put("of", each.of()).put("versus", each.versus()), each.difference()));
    }
}
