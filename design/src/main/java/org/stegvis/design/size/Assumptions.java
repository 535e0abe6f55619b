package org.stegvis.design.size;

import java.util.ArrayList;
import java.util.List;

/// What a comparison of two values takes for granted, in words.
final class Assumptions {
    private Assumptions() {}

    static List<String> of(TwoValues question) {
        var all = new ArrayList<String>();
        all.add("Large sample: the standardised difference is normal.");
        if (question.kind() == TwoValues.Kind.REGIMES) {
            all.add(
                    "Weights are the known allocation probabilities; estimating them, or adjusting for covariates, only helps.");
            all.add(
                    question.inflations().apart() == 0
                            ? "The outcome varies as much on one path of a regime as on another, and its mean does not depend on response there."
                            : "The outcome varies as much on one path of a regime as on another. The regimes share paths, so the means differ where the regimes do; of all means that give the values those that lie least apart.");
        } else {
            all.add("Plain comparison of two randomised groups; adjusting for covariates only helps.");
        }
        switch (question.outcome()) {
            case Outcome.Continuous c -> all.add("One standard deviation for all.");
            case Outcome.LogOdds l -> all.add("Logistic model, tested by the log odds ratio.");
            case Outcome.RiskDifference r -> all.add("Tested by the difference of probabilities.");
            case Outcome.Longitudinal longitudinal -> {
                all.add(
                        "Three measurements: at the start, at the second randomisation, at the end; correlation %s between any two."
                                .formatted(longitudinal.correlation()));
                all.add(
                        longitudinal.bound() == Outcome.Longitudinal.Bound.CONSERVATIVE
                                ? "Conservative factor 1 - r^2."
                                : "Sharp factor (1 - r)(1 + 2r)/(1 + r), which needs exchangeable correlation.");
            }
            case Outcome.Clustered clustered -> {
                all.add("Whole clusters are randomised and respond; n counts clusters of %d."
                        .formatted(clustered.size()));
                all.add("Intracluster correlation %s; clusters of one size.".formatted(clustered.icc()));
            }
            case Outcome.TimeToEvent time -> {
                all.add(
                        "Proportional hazards; hazards constant over time; response tells nothing of the time to the event.");
                all.add(
                        "Everyone is followed to the end or the event; an event before the decision carries the first-stage weight only.");
            }
        }
        return List.copyOf(all);
    }
}
