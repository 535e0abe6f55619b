package org.stegvis.exchange.results;

import java.util.List;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Ratio;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.result.Prediction;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.Section.Ratios;
import org.stegvis.estimation.result.Section.Sides;
import org.stegvis.estimation.result.SurvivalCurves;
import org.stegvis.estimation.result.Tipping;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.RegimeSentence;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The sections of a result. The first values stand in the node of the analysis itself, further ones in
/// `further`.
record SectionNodes(Protocol protocol, ObjectNode analysis) {

    void put(Result.Found found) {
        ObjectNode latest = analysis;
        for (Section section : found.sections()) {
            switch (section) {
                case Section.Values values -> {
                    latest = place();
                    values(latest, values);
                }
                case Section.Family family -> family(latest.putObject("family"), family);
                case Section.Coefficients coefficients -> coefficients(coefficients);
                case Section.Parameters parameters -> parameters(parameters);
                case SurvivalCurves curves -> curves(analysis.putObject("survival-curves"), curves);
                case Tipping tipping -> TippingNodes.put(analysis.putObject("tipping"), tipping);
                case Section.Progress progress -> progress(analysis.putObject("progress"), progress);
                case Prediction prediction -> prediction(analysis.putObject("prediction"), prediction);
                case Section.Rule(var rule) -> LearnedRuleNodes.put(analysis.putObject("rule"), protocol, rule);
            }
        }
        if (!found.warnings().isEmpty()) {
            ArrayNode warnings = analysis.putArray("warnings");
            for (Warning warning : found.warnings()) {
                warnings.addObject().put("code", warning.code()).put("sentence", warning.sentence());
            }
        }
    }

    /// The coefficients stand under `coefficients`, in the order of the rows of `covariance`.
    private static void prediction(ObjectNode node, Prediction prediction) {
        ArrayNode covariates = node.putArray("covariates");
        for (Prediction.Covariate covariate : prediction.covariates()) {
            ObjectNode entry =
                    covariates.addObject().put("name", covariate.reference().toString());
            switch (covariate) {
                case Prediction.Covariate.Number number ->
                    entry.put("mean", number.mean())
                            .put("least", number.least())
                            .put("greatest", number.greatest());
                case Prediction.Covariate.Category category -> {
                    ArrayNode levels = entry.putArray("levels");
                    category.levels().forEach(levels::add);
                    ArrayNode shares = entry.putArray("shares");
                    category.shares().forEach(shares::add);
                }
            }
        }
        Matrix covariance = prediction.model().covariance();
        ArrayNode rows = node.putArray("covariance");
        for (int i = 0; i < covariance.rows(); i++) {
            ArrayNode row = rows.addArray();
            for (int j = 0; j < covariance.columns(); j++) {
                row.add(covariance.get(i, j));
            }
        }
        ArrayNode spread = node.putArray("spread");
        for (Prediction.Spread each : prediction.spread()) {
            spread.addObject()
                    .put("regime", each.regime())
                    .put("participants", each.participants())
                    .put("sd", each.sd())
                    .put("lower", each.lower())
                    .put("upper", each.upper());
        }
    }

    private static void curves(ObjectNode node, SurvivalCurves section) {
        node.put("until", section.until()).put("unit", section.unit()).put("level", section.level());
        ArrayNode curves = node.putArray("curves");
        for (SurvivalCurves.Curve each : section.curves()) {
            ObjectNode entry = curves.addObject().put("side", each.side());
            each.times().forEach(entry.putArray("times")::add);
            each.probabilities().forEach(entry.putArray("probabilities")::add);
            each.lower().forEach(entry.putArray("lower")::add);
            each.upper().forEach(entry.putArray("upper")::add);
        }
    }

    private static void family(ObjectNode node, Section.Family family) {
        node.put("level", family.level()).put("critical", family.critical());
        ArrayNode contrasts = node.putArray("contrasts");
        for (Section.Adjusted each : family.contrasts()) {
            contrasts
                    .addObject()
                    .put("of", each.of())
                    .put("versus", each.versus())
                    .put("holm", each.holm())
                    .put("hochberg", each.hochberg())
                    .put("max-t", each.maxT())
                    .put("lower", each.lower())
                    .put("upper", each.upper());
        }
        ArrayNode best = node.putArray("best");
        for (Section.Candidate each : family.best()) {
            best.addObject().put("side", each.side()).put("p", each.p()).put("may-be-best", each.mayBeBest());
        }
    }

    private static void progress(ObjectNode node, Section.Progress section) {
        node.put("planned", section.planned());
        ArrayNode reached = node.putArray("reached");
        for (Section.Reached each : section.reached()) {
            reached.addObject().put("stage", each.stage()).put("participants", each.participants());
        }
        ArrayNode fractions = node.putArray("information-fractions");
        for (Section.Fraction each : section.fractions()) {
            ObjectNode entry = fractions.addObject().put("of", each.of());
            if (each.versus() != null) {
                entry.put("versus", each.versus());
            }
            entry.put("fraction", each.fraction());
        }
    }

    private ObjectNode place() {
        return analysis.has("quantity") ? analysis.withArray("further").addObject() : analysis;
    }

    private void values(ObjectNode node, Section.Values section) {
        quantity(node.putObject("quantity"), section.quantity());
        switch (section.sides()) {
            case Sides.Regimes(var regimes) -> regimes(node.putArray("regimes"), regimes, section);
            case Sides.RegimesAndRule(var regimes) -> {
                regimes(node.putArray("regimes"), regimes, section);
                EstimateNodes.put(
                        node.putObject("learned-rule"),
                        section.values().getLast().estimate());
            }
            case Sides.Options options -> options(node.putArray("options"), section);
        }
        contrasts(node.putArray("contrasts"), section.contrasts());
        switch (section.ratios()) {
            case Ratios.None none -> {}
            case Ratios.OfOdds(var ratios) -> ratios(node.putArray("odds-ratios"), ratios);
            case Ratios.OfRisks(var risks, var odds) -> {
                ratios(node.putArray("risk-ratios"), risks);
                ratios(node.putArray("odds-ratios"), odds);
            }
            case Ratios.OfMeans(var ratios) -> ratios(node.putArray("mean-ratios"), ratios);
        }
        EstimateNodes.put(node.putObject("global"), section.equality());
    }

    private void quantity(ObjectNode node, Quantity quantity) {
        switch (quantity) {
            case Quantity.AtVisit(var visit) ->
                node.put("kind", "at-visit").put("visit", visit).put("week", week(visit));
            case Quantity.RestrictedMean(var until, var unit) ->
                node.put("kind", "restricted-mean").put("until", until).put("unit", unit);
            case Quantity.WithoutEvent(var until, var unit) ->
                node.put("kind", "without-event").put("until", until).put("unit", unit);
            case Quantity.Area(var from, var to) ->
                node.put("kind", "area")
                        .put("from", from)
                        .put("to", to)
                        .put("from-week", week(from))
                        .put("to-week", week(to));
        }
    }

    private double week(String visit) {
        return protocol.chronology().week(visit);
    }

    private void regimes(ArrayNode array, List<EmbeddedRegime> regimes, Section.Values section) {
        for (int i = 0; i < regimes.size(); i++) {
            EmbeddedRegime regime = regimes.get(i);
            ObjectNode entry = array.addObject();
            entry.put("regime", RegimeSentence.of(protocol, regime, Language.ENGLISH));
            entry.put("id", regime.id().text());
            value(entry, section, i);
        }
    }

    private static void options(ArrayNode array, Section.Values section) {
        for (int i = 0; i < section.values().size(); i++) {
            value(array.addObject().put("option", section.values().get(i).name()), section, i);
        }
    }

    /// The value, with the standard error that takes the mean covariates as given and the one that does
    /// not.
    private static void value(ObjectNode entry, Section.Values section, int side) {
        EstimateNodes.put(entry, section.values().get(side).estimate());
        EstimateNodes.number(
                entry,
                "se-in-population",
                section.inPopulation().get(side).estimate().se());
    }

    private static void contrasts(ArrayNode array, List<Contrast> contrasts) {
        contrasts.forEach(each -> EstimateNodes.put(
                array.addObject().put("of", each.of()).put("versus", each.versus()), each.difference()));
    }

    private static void ratios(ArrayNode array, List<Ratio> ratios) {
        ratios.forEach(ratio -> EstimateNodes.put(array.addObject(), ratio));
    }

    private void coefficients(Section.Coefficients section) {
        analysis.put("link", section.link().label());
        ArrayNode array = analysis.putArray("coefficients");
        section.estimates()
                .forEach(each -> EstimateNodes.put(array.addObject().put("term", each.name()), each.estimate()));
    }

    private void parameters(Section.Parameters section) {
        ObjectNode entry = analysis.withArray("parameters").addObject().put("of", section.of());
        ArrayNode values = entry.putArray("values");
        section.values()
                .forEach(each -> values.addObject().put("name", each.name()).put("value", each.value()));
    }
}
