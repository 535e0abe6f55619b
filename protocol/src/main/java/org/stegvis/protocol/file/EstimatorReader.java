package org.stegvis.protocol.file;

import java.util.List;
import java.util.Map;
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
import org.stegvis.protocol.estimator.Regression;
import org.stegvis.protocol.estimator.RepeatedMeasures;
import org.stegvis.protocol.estimator.Stabilisation;
import org.stegvis.protocol.estimator.Survival;
import org.stegvis.protocol.estimator.TimeCourse;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// The estimator of an analysis: its name, or a mapping with `method` and the options of the method.
final class EstimatorReader {
    private final List<DecisionNames> decisions;
    private final IntFunction<ProtocolScope> scopes;
    private final Findings findings;
    private final Map<String, Function<EstimatorOptions, @Nullable Estimator>> methods = new TreeMap<>();

    /// @param scopes what may be named before the decision of a number
    EstimatorReader(List<DecisionNames> decisions, IntFunction<ProtocolScope> scopes, Findings findings) {
        this.decisions = decisions;
        this.scopes = scopes;
        this.findings = findings;
        methods.put(WeightedReplicated.WORD, EstimatorReader::weightedReplicated);
        methods.put(InverseProbability.WORD, EstimatorReader::inverseProbability);
        methods.put(GComputation.WORD, EstimatorReader::gComputation);
        methods.put(AugmentedInverseProbability.WORD, EstimatorReader::augmented);
        methods.put(InterimAugmented.WORD, EstimatorReader::interim);
        methods.put(Longitudinal.WORD, EstimatorReader::longitudinal);
        methods.put(AnalysisOfCovariance.WORD, options -> new AnalysisOfCovariance());
        for (Regression.Family family : Regression.Family.values()) {
            methods.put(family.word(), options -> new Regression(family));
        }
        methods.put(CensoringWeighted.WORD, CensoringWeightedReader::read);
        methods.put(MultiplyImputed.WORD, options -> new MultiplyImputedReader(this::read).read(options));
        methods.put(Survival.WORD, EstimatorReader::survival);
        methods.putAll(RuleLearningReader.methods());
        methods.put(RepeatedMeasures.WORD, RepeatedMeasuresReader::read);
    }

    /// The estimator of an analysis that names none.
    static Estimator usual(@Nullable Comparison compare, @Nullable Outcome outcome) {
        if (compare instanceof Comparison.Options) {
            return outcome instanceof Outcome.OverTime ? RepeatedMeasures.withDefaults() : new AnalysisOfCovariance();
        }
        return outcome instanceof Outcome.OverTime ? Longitudinal.withDefaults() : WeightedReplicated.withDefaults();
    }

    /// Null, with findings, where something is wrong.
    @Nullable
    Estimator read(Node node) {
        Fields fields = node instanceof Mapping
                ? Fields.of(node, "a mapping with 'method'", findings)
                : Fields.none(node, findings);
        if (fields == null) {
            return null;
        }
        Node word = node instanceof Mapping ? fields.required("method") : node;
        Function<EstimatorOptions, @Nullable Estimator> method =
                word == null ? null : Choices.of(word, methods, findings);
        if (method == null) {
            return null;
        }
        int errorsBefore = findings.errors();
        Estimator estimator = method.apply(new EstimatorOptions(fields, decisions, scopes, findings));
        fields.rejectOthers();
        return findings.errors() > errorsBefore ? null : estimator;
    }

    private static Estimator survival(EstimatorOptions options) {
        Node staying = options.fields().optional("staying");
        return new Survival(
                options.fields().optionalNumber("horizon", Double.MIN_NORMAL, 1e9),
                options.weights(),
                staying == null ? List.of() : options.covariates(staying, 0));
    }

    private static Estimator weightedReplicated(EstimatorOptions options) {
        return new WeightedReplicated(
                options.weights(),
                options.choice("stabilisation", Stabilisation.values(), Stabilisation::word),
                options.choice("link", LinkChoice.values(), LinkChoice::word),
                options.correction(),
                options.referral());
    }

    private static Estimator inverseProbability(EstimatorOptions options) {
        return new InverseProbability(
                options.weights(),
                options.choice("normalisation", Normalisation.values(), Normalisation::word),
                options.correction(),
                options.referral());
    }

    private static Estimator gComputation(EstimatorOptions options) {
        return new GComputation(options.history(), options.correction(), options.referral());
    }

    private static Estimator augmented(EstimatorOptions options) {
        return new AugmentedInverseProbability(
                options.weights(), options.history(), options.correction(), options.referral());
    }

    private static @Nullable Estimator interim(EstimatorOptions options) {
        Progress progress = options.choice("progress", Progress.values(), Progress::word);
        Augmentation augmentation = options.choice("augmentation", Augmentation.values(), Augmentation::word);
        Node history = options.fields().optional("history");
        if (augmentation == Augmentation.NONE && history != null) {
            options.findings()
                    .error(history, "'history' without regressions", "no history, or augmentation: regressions", "");
            return null;
        }
        return new InterimAugmented(
                options.weights(), options.history(), progress, augmentation, options.correction(), options.referral());
    }

    private static Estimator longitudinal(EstimatorOptions options) {
        return new Longitudinal(
                options.weights(),
                options.choice("time", TimeCourse.values(), TimeCourse::word),
                options.choice("link", LinkChoice.values(), LinkChoice::word),
                options.choice("correlation", Correlation.values(), Correlation::word),
                options.choice("correlation-of", Pooling.values(), Pooling::word),
                options.correction(),
                options.referral());
    }
}
