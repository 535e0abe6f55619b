package org.stegvis.report.methods;

import java.util.List;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.estimator.AnalysisOfCovariance;
import org.stegvis.protocol.estimator.Estimator;
import org.stegvis.protocol.estimator.RepeatedMeasures;
import org.stegvis.protocol.estimator.RepeatedMeasures.Baseline;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.estimator.Weights;
import org.stegvis.report.words.Words;

/// Says what each estimator does, with its sources, and the options of one analysis.
record EstimatorWords(Words words) {

    /// One paragraph on the estimators that the analyses use.
    String all(List<Analysis> analyses) {
        return String.join(
                " ",
                analyses.stream()
                        .map(Analysis::estimator)
                        .map(this::method)
                        .distinct()
                        .toList());
    }

    private String method(Estimator estimator) {
        return switch (estimator) {
            case WeightedReplicated plan ->
                words.say(
                        "Embedded regimes are estimated together by weighting and replication: each participant counts for every regime "
                                + "that their path is consistent with, weighted by one over the probability of the allocations that the regime determined; "
                                + "standard errors are of the sandwich type, clustered by participant "
                                + "(Orellana, Rotnitzky and Robins 2010; Nahum-Shani et al. 2012; Lu et al. 2016).",
                        "Behandlingsforløpene estimeres sammen ved vekting og replikering: hver deltaker teller for alle forløp "
                                + "som deltakerens vei stemmer med, vektet med én delt på sannsynligheten for trekningene som forløpet bestemte; "
                                + "standardfeilene er av sandwich-typen, gruppert etter deltaker "
                                + "(Orellana, Rotnitzky og Robins 2010; Nahum-Shani mfl. 2012; Lu mfl. 2016).");
            case AnalysisOfCovariance plan ->
                words.say(
                        "Options of one decision are compared among those whom chance allocated there: "
                                + "means by analysis of covariance, probabilities by a standardised logistic model.",
                        "Behandlinger ved én beslutning sammenliknes blant dem som ble trukket der: "
                                + "gjennomsnitt ved kovariansanalyse, sannsynligheter ved en standardisert logistisk modell.");
            case RepeatedMeasures plan ->
                words.say(
                        "Options of one decision are compared at each visit by a mixed model for repeated measures, which uses all visits that "
                                + "a participant has and is right where visits are missing at random given the outcomes seen "
                                + "(Laird and Ware 1982; Kenward and Roger 1997).",
                        "Behandlinger ved én beslutning sammenliknes ved hvert besøk med en blandet modell for gjentatte målinger, som bruker alle besøk "
                                + "en deltaker har, og som er riktig når besøk mangler tilfeldig gitt utfallene som er sett "
                                + "(Laird og Ware 1982; Kenward og Roger 1997).");
        };
    }

    /// What follows what is compared: `, weights from the proportions observed`.
    String options(Estimator estimator) {
        return switch (estimator) {
            case WeightedReplicated plan -> ", " + weights(plan.weights());
            case AnalysisOfCovariance plan -> "";
            case RepeatedMeasures plan ->
                words.say(
                        ", covariance %s, small-sample method %s, likelihood %s%s",
                        ", kovarians %s, metode for små utvalg %s, likelihood %s%s",
                        plan.covariance().word(),
                        plan.smallSample().word(),
                        plan.likelihood().word(),
                        plan.baseline() == Baseline.CONSTRAINED
                                ? words.say(", baseline mean shared by all", ", samme gjennomsnitt ved start for alle")
                                : "");
        };
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
}
