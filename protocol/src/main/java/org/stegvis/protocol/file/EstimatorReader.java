package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Analysis.Comparison;
import org.stegvis.protocol.Analysis.Outcome;
import org.stegvis.protocol.estimator.AnalysisOfCovariance;
import org.stegvis.protocol.estimator.Augmentation;
import org.stegvis.protocol.estimator.AugmentedInverseProbability;
import org.stegvis.protocol.estimator.CensoringWeighted;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Correlation;
import org.stegvis.protocol.estimator.Estimator;
import org.stegvis.protocol.estimator.GComputation;
import org.stegvis.protocol.estimator.InterimAugmented;
import org.stegvis.protocol.estimator.InverseProbability;
import org.stegvis.protocol.estimator.LinkChoice;
import org.stegvis.protocol.estimator.Longitudinal;
import org.stegvis.protocol.estimator.MultiplyImputed;
import org.stegvis.protocol.estimator.Normalisation;
import org.stegvis.protocol.estimator.Pooling;
import org.stegvis.protocol.estimator.Progress;
import org.stegvis.protocol.estimator.Referral;
import org.stegvis.protocol.estimator.Regression;
import org.stegvis.protocol.estimator.RepeatedMeasures;
import org.stegvis.protocol.estimator.Stabilisation;
import org.stegvis.protocol.estimator.Survival;
import org.stegvis.protocol.estimator.TimeCourse;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.estimator.Weights;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// The estimator of an analysis: its name, or a mapping with `method` and the options of the method.
final class EstimatorReader {
    private final List<DecisionNames> decisions;
    private final IntFunction<ProtocolScope> scopes;
    private final Findings findings;
    private final Map<String, Function<Fields, @Nullable Estimator>> methods = new TreeMap<>();

    /// @param scopes what may be named before the decision of a number
    EstimatorReader(List<DecisionNames> decisions, IntFunction<ProtocolScope> scopes, Findings findings) {
        this.decisions = decisions;
        this.scopes = scopes;
        this.findings = findings;
        methods.put(WeightedReplicated.WORD, this::weightedReplicated);
        methods.put(InverseProbability.WORD, this::inverseProbability);
        methods.put(GComputation.WORD, this::gComputation);
        methods.put(AugmentedInverseProbability.WORD, this::augmented);
        methods.put(InterimAugmented.WORD, this::interim);
        methods.put(Longitudinal.WORD, this::longitudinal);
        methods.put(AnalysisOfCovariance.WORD, fields -> new AnalysisOfCovariance());
        for (Regression.Family family : Regression.Family.values()) {
            methods.put(family.word(), fields -> new Regression(family));
        }
        methods.put(CensoringWeighted.WORD, this::censoring);
        methods.put(MultiplyImputed.WORD, fields -> new MultiplyImputedReader(this::read, findings).read(fields));
        methods.put(Survival.WORD, this::survival);
        var rules = new RuleLearningReader(this::byDecision, this::weights, findings);
        rules.methods().forEach(methods::put);
        methods.put(RepeatedMeasures.WORD, fields -> new RepeatedMeasuresReader(findings).read(fields));
    }

    /// The estimator of an analysis that names none.
    static Estimator usual(@Nullable Comparison compare, @Nullable Outcome outcome) {
        if (compare instanceof Comparison.Options) {
            return outcome instanceof Outcome.OverTime ? RepeatedMeasures.withDefaults() : new AnalysisOfCovariance();
        }
        return outcome instanceof Outcome.OverTime ? Longitudinal.withDefaults() : WeightedReplicated.withDefaults();
    }

    @Nullable
    Estimator read(Node node) {
        Fields fields = node instanceof Mapping
                ? Fields.of(node, "a mapping with 'method'", findings)
                : Fields.none(node, findings);
        if (fields == null) {
            return null;
        }
        Node word = node instanceof Mapping ? fields.required("method") : node;
        Function<Fields, @Nullable Estimator> method = word == null ? null : Choices.of(word, methods, findings);
        if (method == null) {
            return null;
        }
        int errorsBefore = findings.errors();
        Estimator estimator = method.apply(fields);
        fields.rejectOthers();
        return findings.errors() > errorsBefore ? null : estimator;
    }

    private @Nullable Estimator censoring(Fields fields) {
        Node node = fields.required("stages");
        if (!(node instanceof Mapping mapping) || mapping.entries().isEmpty()) {
            if (node != null) {
                findings.error(node, node.shown(), "covariates of staying for each stage, {outcome: [names]}", "");
            }
            return null;
        }
        var known = new ArrayList<>(decisions.stream().map(DecisionNames::id).toList());
        known.add(CensoringWeighted.OUTCOME);
        var stages = new LinkedHashMap<String, List<Reference>>();
        int last = -1;
        for (Mapping.Entry entry : mapping.entries()) {
            int place = known.indexOf(entry.name());
            if (place < 0) {
                findings.unknownName(entry.key(), entry.name(), "a decision, or 'outcome'", known);
            } else if (place < last) {
                findings.error(
                        entry.key(), "'" + entry.name() + "' after a later stage", "stages in the order of time", "");
            } else {
                last = place;
                stages.put(entry.name(), Expressions.references(entry.value(), scopes.apply(place), findings));
            }
        }
        Correction correction = choice(
                fields,
                "correction",
                new Correction[] {
                    Correction.MANCL_DEROUEN, Correction.NONE, Correction.KAUERMANN_CARROLL, Correction.FAY_GRAUBARD
                },
                Correction::word);
        Referral referral = choice(
                fields,
                "reference",
                new Referral[] {Referral.SATTERTHWAITE, Referral.NORMAL, Referral.STUDENT_T},
                Referral::word);
        return stages.isEmpty() || correction == null || referral == null
                ? null
                : new CensoringWeighted(stages, correction, referral);
    }

    private @Nullable Estimator survival(Fields fields) {
        int before = findings.errors();
        Double horizon = fields.has("horizon") ? fields.optionalNumber("horizon", Double.MIN_NORMAL, 1e9) : null;
        Weights weights = weights(fields);
        Node node = fields.optional("staying");
        List<Reference> staying = node == null ? List.of() : Expressions.references(node, scopes.apply(0), findings);
        return weights == null || findings.errors() > before ? null : new Survival(horizon, weights, staying);
    }

    private @Nullable Estimator weightedReplicated(Fields fields) {
        Weights weights = weights(fields);
        Stabilisation stabilisation = choice(fields, "stabilisation", Stabilisation.values(), Stabilisation::word);
        LinkChoice link = choice(fields, "link", LinkChoice.values(), LinkChoice::word);
        Correction correction = correction(fields);
        Referral referral = referral(fields);
        return weights == null || stabilisation == null || link == null || correction == null || referral == null
                ? null
                : new WeightedReplicated(weights, stabilisation, link, correction, referral);
    }

    private @Nullable Estimator inverseProbability(Fields fields) {
        Weights weights = weights(fields);
        Normalisation normalisation = choice(fields, "normalisation", Normalisation.values(), Normalisation::word);
        Correction correction = correction(fields);
        Referral referral = referral(fields);
        return weights == null || normalisation == null || correction == null || referral == null
                ? null
                : new InverseProbability(weights, normalisation, correction, referral);
    }

    private @Nullable Estimator gComputation(Fields fields) {
        SequencedMap<String, List<Reference>> history = history(fields);
        Correction correction = correction(fields);
        Referral referral = referral(fields);
        return correction == null || referral == null ? null : new GComputation(history, correction, referral);
    }

    private @Nullable Estimator augmented(Fields fields) {
        Weights weights = weights(fields);
        SequencedMap<String, List<Reference>> history = history(fields);
        Correction correction = correction(fields);
        Referral referral = referral(fields);
        return weights == null || correction == null || referral == null
                ? null
                : new AugmentedInverseProbability(weights, history, correction, referral);
    }

    private @Nullable Estimator interim(Fields fields) {
        Weights weights = weights(fields);
        SequencedMap<String, List<Reference>> history = history(fields);
        Progress progress = choice(fields, "progress", Progress.values(), Progress::word);
        Augmentation augmentation = choice(fields, "augmentation", Augmentation.values(), Augmentation::word);
        Node historyNode = fields.optional("history");
        if (augmentation == Augmentation.NONE && historyNode != null) {
            findings.error(
                    historyNode, "'history' without regressions", "no history, or augmentation: regressions", "");
            return null;
        }
        Correction correction = correction(fields);
        Referral referral = referral(fields);
        return weights == null || progress == null || augmentation == null || correction == null || referral == null
                ? null
                : new InterimAugmented(weights, history, progress, augmentation, correction, referral);
    }

    private @Nullable Estimator longitudinal(Fields fields) {
        Weights weights = weights(fields);
        TimeCourse time = choice(fields, "time", TimeCourse.values(), TimeCourse::word);
        LinkChoice link = choice(fields, "link", LinkChoice.values(), LinkChoice::word);
        Correlation correlation = choice(fields, "correlation", Correlation.values(), Correlation::word);
        Pooling pooling = choice(fields, "correlation-of", Pooling.values(), Pooling::word);
        Correction correction = correction(fields);
        Referral referral = referral(fields);
        return weights == null
                        || time == null
                        || link == null
                        || correlation == null
                        || pooling == null
                        || correction == null
                        || referral == null
                ? null
                : new Longitudinal(weights, time, link, correlation, pooling, correction, referral);
    }

    private @Nullable Correction correction(Fields fields) {
        return choice(fields, "correction", Correction.values(), Correction::word);
    }

    private @Nullable Referral referral(Fields fields) {
        return choice(fields, "reference", new Referral[] {Referral.NORMAL, Referral.STUDENT_T}, Referral::word);
    }

    /// The first of the values where the file says nothing; null, with a finding, where it says something
    /// else.
    private <T> @Nullable T choice(Fields fields, String key, T[] values, Function<T, String> word) {
        Node node = fields.optional(key);
        if (node == null) {
            return values[0];
        }
        var words = new LinkedHashMap<String, T>();
        for (T value : values) {
            words.put(word.apply(value), value);
        }
        return Choices.of(node, words, findings);
    }

    private SequencedMap<String, List<Reference>> history(Fields fields) {
        return byDecision(fields, "history");
    }

    /// Covariates for each decision under a key; none where it is not there.
    private SequencedMap<String, List<Reference>> byDecision(Fields fields, String key) {
        Node node = fields.optional(key);
        if (node == null) {
            return new LinkedHashMap<>();
        }
        if (!(node instanceof Mapping mapping)) {
            findings.error(node, node.shown(), "covariates for each decision, {decision: [names]}", "");
            return new LinkedHashMap<>();
        }
        return byDecision(mapping);
    }

    private @Nullable Weights weights(Fields fields) {
        Node node = fields.optional("weights");
        if (node == null) {
            return new Weights.Known();
        }
        return node instanceof Mapping mapping
                ? new Weights.Modelled(byDecision(mapping))
                : Choices.of(
                        node,
                        Map.<String, Weights>of("known", new Weights.Known(), "observed", new Weights.Observed()),
                        findings);
    }

    /// Covariates for each decision; they may name the decisions before it.
    private LinkedHashMap<String, List<Reference>> byDecision(Mapping mapping) {
        List<String> ids = decisions.stream().map(DecisionNames::id).toList();
        var covariates = new LinkedHashMap<String, List<Reference>>();
        for (Mapping.Entry entry : mapping.entries()) {
            int index = ids.indexOf(entry.name());
            if (index < 0) {
                findings.unknownName(entry.key(), entry.name(), "a decision", ids);
            } else {
                covariates.put(entry.name(), Expressions.references(entry.value(), scopes.apply(index), findings));
            }
        }
        if (mapping.entries().isEmpty()) {
            findings.error(mapping, mapping.shown(), "covariates for each decision", "");
        }
        return covariates;
    }
}
