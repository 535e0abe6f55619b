package org.stegvis.protocol.file;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.estimator.Estimator;
import org.stegvis.protocol.estimator.RuleLearning;
import org.stegvis.protocol.estimator.RuleLearning.Balance;
import org.stegvis.protocol.estimator.RuleLearning.Inference;
import org.stegvis.protocol.estimator.RuleLearning.Method;
import org.stegvis.protocol.estimator.RuleLearning.Onwards;
import org.stegvis.protocol.estimator.RuleLearning.Tuning;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Scalar;

/// The options of estimators that learn a rule.
final class RuleLearningReader {
    private static final int MOST = 100_000;
    private static final double LEAST_TUNING = 0.001;

    private RuleLearningReader() {}

    /// By the name that files give them.
    static Map<String, Function<EstimatorOptions, @Nullable Estimator>> methods() {
        return Map.of(
                Method.Q_LEARNING,
                options ->
                        read(options, new Method.QLearning(options.choice("onwards", Onwards.values(), Onwards::word))),
                Method.G_ESTIMATION,
                options -> read(options, new Method.GEstimation()),
                Method.DWOLS,
                options -> read(options, new Method.Dwols(options.choice("balance", Balance.values(), Balance::word))));
    }

    private static Estimator read(EstimatorOptions options, Method method) {
        RuleLearning usual = RuleLearning.by(method);
        return new RuleLearning(
                method,
                options.byDecision("moderators"),
                options.history(),
                options.weights(),
                inference(options),
                options.whole("parts", 2, MOST, usual.parts()),
                options.seed(usual.seed()));
    }

    private static Inference inference(EstimatorOptions options) {
        int usual = ((Inference.MOutOfN) Inference.withDefaults()).resamples();
        Inference bootstrap =
                new Inference.MOutOfN(options.whole("resamples", 50, MOST, usual), tuning(options.fields()));
        return options.choice(
                "inference",
                Map.of(Inference.MOutOfN.WORD, bootstrap, Inference.Sandwich.WORD, new Inference.Sandwich()),
                bootstrap);
    }

    private static Tuning tuning(Fields fields) {
        if (fields.optional("tuning") instanceof Scalar word && word.text().equals(Tuning.DoubleBootstrap.WORD)) {
            return new Tuning.DoubleBootstrap();
        }
        Double number = fields.optionalNumber("tuning", LEAST_TUNING, 1);
        return number == null ? Tuning.usual() : new Tuning.Given(number);
    }
}
