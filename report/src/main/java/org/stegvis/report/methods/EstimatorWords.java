package org.stegvis.report.methods;

import java.util.List;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.estimator.AnalysisOfCovariance;
import org.stegvis.protocol.estimator.AugmentedInverseProbability;
import org.stegvis.protocol.estimator.CensoringWeighted;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Estimator;
import org.stegvis.protocol.estimator.GComputation;
import org.stegvis.protocol.estimator.InterimAugmented;
import org.stegvis.protocol.estimator.InverseProbability;
import org.stegvis.protocol.estimator.Longitudinal;
import org.stegvis.protocol.estimator.MultiplyImputed;
import org.stegvis.protocol.estimator.Referral;
import org.stegvis.protocol.estimator.Regression;
import org.stegvis.protocol.estimator.RepeatedMeasures;
import org.stegvis.protocol.estimator.RepeatedMeasures.Baseline;
import org.stegvis.protocol.estimator.RuleLearning;
import org.stegvis.protocol.estimator.Survival;
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
            case InverseProbability plan ->
                words.say(
                        "Embedded regimes are estimated each by inverse probability weighting (Murphy, van der Laan and Robins 2001).",
                        "Behandlingsforløpene estimeres hvert for seg ved invers sannsynlighetsvekting (Murphy, van der Laan og Robins 2001).");
            case GComputation plan ->
                words.say(
                        "Embedded regimes are estimated each by regressions from the last decision to the first, averaged over all participants (Robins 1986).",
                        "Behandlingsforløpene estimeres hvert for seg ved regresjoner fra siste beslutning til første, med gjennomsnitt over alle deltakere (Robins 1986).");
            case AugmentedInverseProbability plan ->
                words.say(
                        "Embedded regimes are estimated each by augmented inverse probability weighting (Zhang et al. 2013).",
                        "Behandlingsforløpene estimeres hvert for seg ved utvidet invers sannsynlighetsvekting (Zhang mfl. 2013).");
            case InterimAugmented plan ->
                words.say(
                        "Embedded regimes are estimated each by interim augmented inverse probability weighting, which also uses participants "
                                + "who have not come to the end: weights are one over the probability of the allocations and of having come so far "
                                + "(Manschot, Laber and Davidian 2023).",
                        "Behandlingsforløpene estimeres hvert for seg ved utvidet invers sannsynlighetsvekting for underveisanalyser, som også bruker deltakere "
                                + "som ikke har kommet til slutten: vektene er én delt på sannsynligheten for trekningene og for å ha kommet så langt "
                                + "(Manschot, Laber og Davidian 2023).");
            case Survival plan ->
                words.say(
                        "Times to the event are compared by weighted Kaplan-Meier curves, their restricted means, and the weighted log-rank test, "
                                + "with robust standard errors (Guo and Tsiatis 2005; Kidwell and Wahed 2013).",
                        "Tider til hendelsen sammenliknes ved vektede Kaplan-Meier-kurver, deres begrensede gjennomsnitt og den vektede log-rank-testen, "
                                + "med robuste standardfeil (Guo og Tsiatis 2005; Kidwell og Wahed 2013).");
            case RuleLearning plan -> rule(plan);
            case Longitudinal plan ->
                words.say(
                        "The course of embedded regimes over time is estimated by weighting and replication with a working correlation of the visits; "
                                + "standard errors are of the sandwich type (Lu et al. 2016; Seewald et al. 2020).",
                        "Behandlingsforløpenes gang over tid estimeres ved vekting og replikering med en arbeidskorrelasjon mellom målingene; "
                                + "standardfeilene er av sandwich-typen (Lu mfl. 2016; Seewald mfl. 2020).");
            case AnalysisOfCovariance plan ->
                words.say(
                        "Options of one decision are compared among those whom chance allocated there: "
                                + "means by analysis of covariance, probabilities by a standardised logistic model.",
                        "Behandlinger ved én beslutning sammenliknes blant dem som ble trukket der: "
                                + "gjennomsnitt ved kovariansanalyse, sannsynligheter ved en standardisert logistisk modell.");
            case Regression plan -> regression(plan.family());
            case CensoringWeighted plan ->
                words.say(
                        "Regimes are estimated by those whose outcome is known, weighted by one over the probability of their allocations and of having stayed; "
                                + "staying is modelled stage by stage, and the standard errors allow for it (Robins, Rotnitzky and Zhao 1995).",
                        "Behandlingsforløpene estimeres ved dem som har kjent utfall, vektet med én delt på sannsynligheten for trekningene deres og for å ha blitt; "
                                + "det å bli modelleres trinn for trinn, og standardfeilene tar hensyn til det (Robins, Rotnitzky og Zhao 1995).");
            case MultiplyImputed plan ->
                method(plan.of()) + " "
                        + words.say(
                                "Missing values are imputed several times by chained equations in the order of time, along the ways that the protocol gives "
                                        + "(van Buuren and Groothuis-Oudshoorn 2011; Shortreed et al. 2014), "
                                        + "and the results are put together by Rubin's rules (Rubin 1987; Barnard and Rubin 1999).",
                                "Manglende verdier imputeres flere ganger med kjedede likninger i tidsrekkefølge, langs veiene som protokollen gir "
                                        + "(van Buuren og Groothuis-Oudshoorn 2011; Shortreed mfl. 2014), "
                                        + "og resultatene settes sammen etter Rubins regler (Rubin 1987; Barnard og Rubin 1999).")
                        + (plan.deltas().isEmpty()
                                ? ""
                                : words.say(
                                        " Imputed outcomes are then shifted on one side at a time, to find where a conclusion tips (Ratitch, O'Kelly and Tosiello 2013).",
                                        " De imputerte utfallene forskyves så på én side om gangen, for å finne hvor en konklusjon vipper (Ratitch, O'Kelly og Tosiello 2013)."));
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

    private String rule(RuleLearning plan) {
        String how = switch (plan.approach()) {
            case RuleLearning.Method.QLearning q -> words.say("Q-learning (Murphy 2005)", "Q-læring (Murphy 2005)");
            case RuleLearning.Method.GEstimation g ->
                words.say("G-estimation (Robins 2004)", "G-estimering (Robins 2004)");
            case RuleLearning.Method.Dwols d ->
                words.say(
                        "dynamic weighted least squares (Wallace and Moodie 2015)",
                        "dynamisk vektede minste kvadrater (Wallace og Moodie 2015)");
        };
        return words.say(
                "A rule that tells the best option for each participant is learned by %s from the last decision to the first; "
                        + "its value is that of participants it was not learned from, but from those before them in a random order, weighted by one over the probability of their allocations "
                        + "(Luedtke and van der Laan 2016).",
                "En regel som sier hva som er best for hver deltaker, læres ved %s fra siste beslutning til første; "
                        + "verdien er den til deltakere som den ikke er lært av, men av dem før dem i tilfeldig rekkefølge, vektet med én delt på sannsynligheten for trekningene deres "
                        + "(Luedtke og van der Laan 2016).",
                how);
    }

    private String inference(RuleLearning.Inference inference) {
        return switch (inference) {
            case RuleLearning.Inference.Sandwich s -> "";
            case RuleLearning.Inference.MOutOfN(var resamples, var tuning) ->
                words.say(
                                ", intervals before the last decision by the m-out-of-n bootstrap with %s samples (Chakraborty, Laber and Zhao 2013)",
                                ", intervaller før siste beslutning ved m-av-n-bootstrap med %s utvalg (Chakraborty, Laber og Zhao 2013)",
                                words.count(resamples))
                        + switch (tuning) {
                            case RuleLearning.Tuning.Given given -> "";
                            case RuleLearning.Tuning.DoubleBootstrap chosen ->
                                words.say(
                                        ", its tuning chosen by the double bootstrap",
                                        ", med innstilling valgt ved dobbel bootstrap");
                        };
        };
    }

    private String regression(Regression.Family family) {
        return switch (family) {
            case LOGISTIC ->
                words.say(
                        "Risks under the options of one decision come from a logistic model, standardised to all participants, with robust standard errors "
                                + "(Moore and van der Laan 2009).",
                        "Risikoer ved behandlingene ved én beslutning kommer fra en logistisk modell, standardisert til alle deltakerne, med robuste standardfeil "
                                + "(Moore og van der Laan 2009).");
            case POISSON ->
                words.say(
                        "Means under the options of one decision come from a model with the log link, standardised to all participants, with robust standard errors "
                                + "(Zou 2004; Moore and van der Laan 2009).",
                        "Gjennomsnitt ved behandlingene ved én beslutning kommer fra en modell med logaritmisk lenke, standardisert til alle deltakerne, med robuste "
                                + "standardfeil (Zou 2004; Moore og van der Laan 2009).");
            case PROPORTIONAL_ODDS ->
                words.say(
                        "Ordinal outcomes are compared by a proportional odds model with robust standard errors; mean scores are standardised to all participants "
                                + "(McCullagh 1980).",
                        "Ordnede utfall sammenliknes med en modell med proporsjonale odds og robuste standardfeil; gjennomsnittsskårer er standardisert til alle "
                                + "deltakerne (McCullagh 1980).");
        };
    }

    /// What follows what is compared: `, weights from the proportions observed`.
    String options(Estimator estimator) {
        return switch (estimator) {
            case WeightedReplicated plan ->
                ", " + weights(plan.weights()) + small(plan.correction()) + referred(plan.referral());
            case InverseProbability plan ->
                ", " + weights(plan.weights()) + small(plan.correction()) + referred(plan.referral());
            case GComputation plan -> small(plan.correction()) + referred(plan.referral());
            case AugmentedInverseProbability plan ->
                ", " + weights(plan.weights()) + small(plan.correction()) + referred(plan.referral());
            case InterimAugmented plan ->
                ", " + weights(plan.weights()) + onTheWay(plan) + small(plan.correction()) + referred(plan.referral());
            case Survival plan ->
                ", " + weights(plan.weights())
                        + (plan.staying().isEmpty()
                                ? ""
                                : words.say(
                                        ", loss weighted by a proportional hazards model of %s",
                                        ", frafall vektet ved en modell med proporsjonale hasarder av %s",
                                        String.join(
                                                ", ",
                                                plan.staying().stream()
                                                        .map(Object::toString)
                                                        .toList())));
            case RuleLearning plan -> ", " + weights(plan.weights()) + inference(plan.inference());
            case Longitudinal plan ->
                ", " + weights(plan.weights()) + time(plan) + small(plan.correction()) + referred(plan.referral());
            case AnalysisOfCovariance plan -> "";
            case Regression plan -> "";
            case CensoringWeighted plan ->
                words.say(
                                ", staying by %s",
                                ", det å bli ved %s",
                                String.join(", ", plan.stages().keySet()))
                        + small(plan.correction())
                        + referred(plan.referral());
            case MultiplyImputed plan ->
                options(plan.of())
                        + words.say(
                                ", %s imputed data sets (seed %s)",
                                ", %s imputerte datasett (frø %s)",
                                words.count(plan.sets()),
                                Long.toString(plan.seed()));
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

    private String onTheWay(InterimAugmented plan) {
        String among = switch (plan.progress()) {
            case TOGETHER ->
                words.say(
                        ", the probability of having come so far from all participants",
                        ", sannsynligheten for å ha kommet så langt fra alle deltakerne");
            case BY_PATH ->
                words.say(
                        ", the probability of having come so far from those on the same path",
                        ", sannsynligheten for å ha kommet så langt fra dem på samme vei");
        };
        return switch (plan.augmentation()) {
            case REGRESSIONS -> among;
            case NONE ->
                among + words.say(", without regressions (weighting only)", ", uten regresjoner (bare vekting)");
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

    private String time(Longitudinal plan) {
        String course = switch (plan.time()) {
            case PIECEWISE_LINEAR -> words.say(", linear between decisions", ", lineært mellom beslutninger");
            case FREE -> words.say(", a mean at each visit", ", ett gjennomsnitt ved hver måling");
        };
        return course
                + switch (plan.correlation()) {
                    case INDEPENDENCE -> words.say(", working independence", ", uavhengighet som arbeidsmodell");
                    case EXCHANGEABLE ->
                        words.say(
                                ", exchangeable working correlation", ", lik arbeidskorrelasjon mellom alle målinger");
                    case AR1 -> words.say(", AR(1) working correlation", ", AR(1) som arbeidskorrelasjon");
                    case UNSTRUCTURED ->
                        words.say(", unstructured working correlation", ", ustrukturert arbeidskorrelasjon");
                };
    }

    private String small(Correction correction) {
        return switch (correction) {
            case NONE -> "";
            case MANCL_DEROUEN ->
                words.say(", corrected after Mancl and DeRouen 2001", ", korrigert etter Mancl og DeRouen 2001");
            case KAUERMANN_CARROLL ->
                words.say(
                        ", corrected after Kauermann and Carroll 2001", ", korrigert etter Kauermann og Carroll 2001");
            case FAY_GRAUBARD ->
                words.say(", corrected after Fay and Graubard 2001", ", korrigert etter Fay og Graubard 2001");
        };
    }

    private String referred(Referral referral) {
        return switch (referral) {
            case NORMAL -> "";
            case STUDENT_T -> words.say(", referred to Student's t", ", med Students t-fordeling");
            case SATTERTHWAITE ->
                words.say(
                        ", referred to Student's t with Satterthwaite's degrees of freedom",
                        ", med Students t-fordeling og frihetsgrader etter Satterthwaite");
        };
    }
}
