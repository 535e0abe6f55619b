package org.stegvis.report.methods;

import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Analysis.Comparison;
import org.stegvis.protocol.Analysis.Role;
import org.stegvis.protocol.Analysis.Weights;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// Says the planned analyses: what is compared, by which estimator, at which level.
record AnalysisWords(Protocol protocol, Words words, Titles titles) {

    Node all() {
        List<Node> items = protocol.analyses().stream()
                .<Node>map(analysis -> element("li", of(analysis)))
                .toList();
        return group(
                element("p", estimators()),
                element("ul", List.of(), items),
                element(
                        "p",
                        words.say(
                                "Missing outcomes are not filled in: an analysis uses the participants whose outcome and covariates are known, "
                                        + "by the option they were allocated. Total type I error of the primary analyses: %s.",
                                "Manglende utfall er ikke fylt ut: en analyse bruker deltakerne med kjent utfall og kjente kovariater, "
                                        + "etter behandlingen de ble trukket til. Samlet type I-feil for primæranalysene: %s.",
                                words.plain(protocol.trial().alpha()))));
    }

    private String estimators() {
        var sentences = new ArrayList<String>();
        boolean hasRegimes =
                protocol.analyses().stream().anyMatch(each -> each.compare() instanceof Comparison.Regimes);
        boolean hasOptions =
                protocol.analyses().stream().anyMatch(each -> each.compare() instanceof Comparison.Options);
        if (hasRegimes) {
            sentences.add(words.say(
                    "Embedded regimes are estimated together by weighting and replication: each participant counts for every regime "
                            + "that their path is consistent with, weighted by one over the probability of the allocations that the regime determined; "
                            + "standard errors are of the sandwich type, clustered by participant "
                            + "(Orellana, Rotnitzky and Robins 2010; Nahum-Shani et al. 2012; Lu et al. 2016).",
                    "Behandlingsforløpene estimeres sammen ved vekting og replikering: hver deltaker teller for alle forløp "
                            + "som deltakerens vei stemmer med, vektet med én delt på sannsynligheten for trekningene som forløpet bestemte; "
                            + "standardfeilene er av sandwich-typen, gruppert etter deltaker "
                            + "(Orellana, Rotnitzky og Robins 2010; Nahum-Shani mfl. 2012; Lu mfl. 2016)."));
        }
        if (hasOptions) {
            sentences.add(
                    words.say(
                            "Options of one decision are compared among those whom chance allocated there: "
                                    + "means by analysis of covariance, probabilities by a standardised logistic model.",
                            "Behandlinger ved én beslutning sammenliknes blant dem som ble trukket der: "
                                    + "gjennomsnitt ved kovariansanalyse, sannsynligheter ved en standardisert logistisk modell."));
        }
        return String.join(" ", sentences);
    }

    private String of(Analysis analysis) {
        return words.say(
                "%s (%s, %s): %s; outcome %s; %s; %s intervals.",
                "%s (%s, %s): %s; utfall %s; %s; %s-intervaller.",
                words.of(analysis.title()),
                analysis.id(),
                analysis.role() == Role.PRIMARY ? words.say("primary", "primær") : words.say("secondary", "sekundær"),
                compared(analysis),
                titles.within(titles.outcome(analysis)) + model(analysis),
                covariates(analysis.adjust()),
                words.level(analysis.level()));
    }

    private String compared(Analysis analysis) {
        return switch (analysis.compare()) {
            case Comparison.Regimes all ->
                words.say("all embedded regimes, ", "alle behandlingsforløp, ") + weights(analysis.weights());
            case Comparison.Options(var decision, var groups) ->
                words.say("options at %s", "behandlinger ved %s", titles.within(titles.decision(decision)))
                        + (groups.isEmpty() ? "" : words.say(", grouped", ", gruppert"));
        };
    }

    private String model(Analysis analysis) {
        boolean isBinary = protocol.measure(analysis.outcome().measure()).scale() instanceof Scale.Binary;
        return isBinary ? words.say(" (logistic)", " (logistisk)") : "";
    }

    private String weights(Weights weights) {
        return switch (weights) {
            case Weights.Known known ->
                words.say("weights from the probabilities of the protocol", "vekter fra protokollens sannsynligheter");
            case Weights.Observed observed ->
                words.say("weights from the proportions observed", "vekter fra de observerte andelene");
            case Weights.Modelled modelled ->
                words.say(
                        "weights from a logistic model of each allocation",
                        "vekter fra en logistisk modell av hver trekning");
        };
    }

    private String covariates(List<Reference> adjust) {
        if (adjust.isEmpty()) {
            return words.say("no covariates", "ingen kovariater");
        }
        List<String> names = adjust.stream()
                .map(each -> each instanceof Reference.Characteristic(var name) && name.equals("site")
                        ? words.say("site", "senter")
                        : titles.within(titles.reference(each)))
                .toList();
        return words.say("adjusted for %s", "justert for %s", words.listed(names));
    }
}
