package org.stegvis.estimation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Analysis.Comparison;
import org.stegvis.protocol.Analysis.Outcome;
import org.stegvis.protocol.Analysis.Role;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.AnalysisOfCovariance;
import org.stegvis.protocol.estimator.Estimator;
import org.stegvis.protocol.estimator.Longitudinal;
import org.stegvis.protocol.estimator.RepeatedMeasures;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.expression.Reference;

/// An analysis beside those that a protocol plans, put together in code. Immutable: each method gives a new
/// one.
///
/// ```java
/// Result result = AnalysisPlan.ofRegimes("odi@week52")
///         .adjustedFor("odi@baseline", "site")
///         .by(WeightedReplicated.withDefaults().with(Correction.MANCL_DEROUEN))
///         .atAlpha(0.04)
///         .run(protocol, data);
/// ```
///
/// Tests: `AnalysisPlanTest`.
public final class AnalysisPlan {
    private static final String AD_HOC = "ad-hoc";

    private final Comparison compare;
    private final String measure;
    private final List<String> visits;
    private final List<String> covariates;
    private final Estimator estimator;
    private final @Nullable Double alpha;

    private AnalysisPlan(
            Comparison compare,
            String measure,
            List<String> visits,
            List<String> covariates,
            Estimator estimator,
            @Nullable Double alpha) {
        this.compare = compare;
        this.measure = measure;
        this.visits = List.copyOf(visits);
        this.covariates = List.copyOf(covariates);
        this.estimator = estimator;
        this.alpha = alpha;
    }

    /// The values of all embedded regimes, by weighting and replication unless another estimator is named.
    ///
    /// @param outcome a measure at a visit: `odi@week52`
    public static AnalysisPlan ofRegimes(String outcome) {
        return at(new Comparison.Regimes(), outcome, WeightedReplicated.withDefaults());
    }

    /// The values of all embedded regimes at several visits, and the areas under their curves.
    public static AnalysisPlan ofRegimesOverTime(String measure, String... visits) {
        return new AnalysisPlan(
                new Comparison.Regimes(), measure, Arrays.asList(visits), List.of(), Longitudinal.withDefaults(), null);
    }

    /// The options of one decision, by analysis of covariance unless another estimator is named.
    ///
    /// @param outcome a measure at a visit: `odi@week10`
    public static AnalysisPlan ofOptions(String decision, String outcome) {
        return at(new Comparison.Options(decision, Map.of()), outcome, new AnalysisOfCovariance());
    }

    /// The options of one decision at several visits, by a mixed model of repeated measures.
    public static AnalysisPlan ofOptionsOverTime(String decision, String measure, String... visits) {
        return new AnalysisPlan(
                new Comparison.Options(decision, Map.of()),
                measure,
                Arrays.asList(visits),
                List.of(),
                RepeatedMeasures.withDefaults(),
                null);
    }

    private static AnalysisPlan at(Comparison compare, String outcome, Estimator estimator) {
        String[] parts = outcome.split("@", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException(
                    "outcome is '%s' but must be a measure at a visit, such as odi@week52.".formatted(outcome));
        }
        return new AnalysisPlan(compare, parts[0], List.of(parts[1]), List.of(), estimator, null);
    }

    /// Adjusted for covariates: measures at a visit (`odi@baseline`), characteristics, earlier decisions.
    public AnalysisPlan adjustedFor(String... names) {
        return new AnalysisPlan(compare, measure, visits, Arrays.asList(names), estimator, alpha);
    }

    /// By another estimator, with its options.
    public AnalysisPlan by(Estimator other) {
        return new AnalysisPlan(compare, measure, visits, covariates, other, alpha);
    }

    /// With intervals of level 1 - alpha; without it, the alpha of the trial.
    public AnalysisPlan atAlpha(double other) {
        return new AnalysisPlan(compare, measure, visits, covariates, estimator, other);
    }

    /// The analysis as a protocol would hold it.
    ///
    /// @throws java.util.NoSuchElementException when the protocol has no such measure, visit, decision or
    /// covariate
    /// @throws IllegalArgumentException when the parts do not fit each other
    public Analysis in(Protocol protocol) {
        protocol.measure(measure);
        visits.forEach(protocol::visit);
        if (compare instanceof Comparison.Options(var decision, var groups)) {
            protocol.decision(decision);
        }
        Outcome outcome = estimator.isOverTime()
                ? new Outcome.OverTime(measure, visits)
                : new Outcome.AtVisit(measure, visits.getLast());
        List<Reference> adjust =
                covariates.stream().map(name -> reference(protocol, name)).toList();
        return new Analysis(
                AD_HOC,
                Text.of("Beside the plan", "Utenfor planen"),
                compare,
                outcome,
                adjust,
                estimator,
                alpha == null ? protocol.trial().alpha() : alpha,
                Role.SECONDARY);
    }

    public Result run(Protocol protocol, TrialData data) {
        return PlannedAnalyses.of(protocol).run(data, List.of(in(protocol))).getFirst();
    }

    private static Reference reference(Protocol protocol, String name) {
        int at = name.indexOf('@');
        if (at >= 0) {
            String visit = name.substring(at + 1);
            return new Reference.Measured(
                    protocol.measure(name.substring(0, at)).id(),
                    protocol.visit(visit).id());
        }
        return protocol.hasCharacteristic(name)
                ? new Reference.Characteristic(name)
                : new Reference.OptionAt(protocol.decision(name).id());
    }
}
