package org.stegvis.protocol.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.estimator.Estimator;
import org.stegvis.protocol.estimator.RuleLearning;
import org.stegvis.protocol.estimator.RuleLearning.Balance;
import org.stegvis.protocol.estimator.RuleLearning.Inference;
import org.stegvis.protocol.estimator.RuleLearning.Method;
import org.stegvis.protocol.estimator.RuleLearning.Onwards;
import org.stegvis.protocol.estimator.RuleLearning.Tuning;
import org.stegvis.protocol.estimator.Weights;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;

/// The options of estimators that learn a rule.
///
/// @param byDecision reads covariates for each decision under a key
record RuleLearningReader(
        BiFunction<Fields, String, SequencedMap<String, List<Reference>>> byDecision,
        Function<Fields, @Nullable Weights> weights,
        Findings findings) {
    private static final int MOST = 100_000;
    private static final double LEAST_TUNING = 0.001;

    /// By the name that files give them.
    Map<String, Function<Fields, @Nullable Estimator>> methods() {
        var methods = new LinkedHashMap<String, Function<Fields, @Nullable Estimator>>();
        methods.put(Method.Q_LEARNING, fields -> {
            Onwards onwards = choice(fields, "onwards", Onwards.values(), Onwards::word);
            return onwards == null ? null : read(fields, new Method.QLearning(onwards));
        });
        methods.put(Method.G_ESTIMATION, fields -> read(fields, new Method.GEstimation()));
        methods.put(Method.DWOLS, fields -> {
            Balance balance = choice(fields, "balance", Balance.values(), Balance::word);
            return balance == null ? null : read(fields, new Method.Dwols(balance));
        });
        return methods;
    }

    private @Nullable Estimator read(Fields fields, Method method) {
        RuleLearning usual = RuleLearning.by(method);
        SequencedMap<String, List<Reference>> moderators = byDecision.apply(fields, "moderators");
        SequencedMap<String, List<Reference>> history = byDecision.apply(fields, "history");
        Weights weighted = weights.apply(fields);
        Inference inference = inference(fields);
        Integer parts = fields.has("parts") ? fields.optionalInteger("parts", 2, MOST) : Integer.valueOf(usual.parts());
        Integer seed = fields.has("seed")
                ? fields.optionalInteger("seed", 0, Integer.MAX_VALUE)
                : Integer.valueOf((int) usual.seed());
        return weighted == null || inference == null || parts == null || seed == null
                ? null
                : new RuleLearning(method, moderators, history, weighted, inference, parts, seed);
    }

    private @Nullable Inference inference(Fields fields) {
        Node node = fields.optional("inference");
        Integer resamples = fields.has("resamples")
                ? fields.optionalInteger("resamples", 50, MOST)
                : Integer.valueOf(((Inference.MOutOfN) Inference.withDefaults()).resamples());
        Tuning tuning = tuning(fields);
        if (resamples == null || tuning == null) {
            return null;
        }
        var bootstrap = new Inference.MOutOfN(resamples, tuning);
        return node == null
                ? bootstrap
                : Choices.of(
                        node,
                        Map.<String, Inference>of(
                                Inference.MOutOfN.WORD, bootstrap, Inference.Sandwich.WORD, new Inference.Sandwich()),
                        findings);
    }

    private @Nullable Tuning tuning(Fields fields) {
        if (!fields.has("tuning")) {
            return Tuning.usual();
        }
        if (fields.optional("tuning") instanceof Scalar word && word.text().equals(Tuning.DoubleBootstrap.WORD)) {
            return new Tuning.DoubleBootstrap();
        }
        Double number = fields.optionalNumber("tuning", LEAST_TUNING, 1);
        return number == null ? null : new Tuning.Given(number);
    }

    /// The first of the values where the file says nothing.
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
}
