package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.estimator.Estimator;
import org.stegvis.protocol.estimator.MultiplyImputed;
import org.stegvis.protocol.estimator.MultiplyImputed.Numbers;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Sequence;

/// The options of multiple imputation.
///
/// @param estimators reads the estimator that runs on each filled data set
record MultiplyImputedReader(Function<Node, @Nullable Estimator> estimators) {
    private static final int MOST = 10_000;
    private static final double LARGEST = 1e9;

    @Nullable
    MultiplyImputed read(EstimatorOptions options) {
        MultiplyImputed usual = MultiplyImputed.of(WeightedReplicated.withDefaults());
        Estimator of = of(options);
        int sets = options.whole("sets", 2, MOST, usual.sets());
        int cycles = options.whole("cycles", 1, MOST, usual.cycles());
        int seed = options.seed(usual.seed());
        Numbers numbers = options.choice("numbers", Numbers.values(), Numbers::word, usual.numbers());
        List<Double> deltas = deltas(options);
        return of == null ? null : new MultiplyImputed(of, sets, cycles, numbers, seed, deltas);
    }

    private @Nullable Estimator of(EstimatorOptions options) {
        Node node = options.fields().required("of");
        Estimator of = node == null ? null : estimators.apply(node);
        if (node != null && of != null && !of.isPoolable()) {
            options.findings().error(node, node.shown(), "an estimator other than " + of.word(), "");
            return null;
        }
        return of;
    }

    private static List<Double> deltas(EstimatorOptions options) {
        Findings findings = options.findings();
        Node node = options.fields().optional("deltas");
        var deltas = new ArrayList<Double>();
        if (node == null) {
            return deltas;
        }
        if (!(node instanceof Sequence list)
                || list.items().isEmpty()
                || list.items().size() > MultiplyImputed.MOST_DELTAS) {
            findings.error(
                    node,
                    node.shown(),
                    "a list of 1 to %d numbers, such as [-10, -5, 5, 10]".formatted(MultiplyImputed.MOST_DELTAS),
                    "");
            return deltas;
        }
        for (Node item : list.items()) {
            Double delta = Expect.number(item, -LARGEST, LARGEST, findings);
            if (delta != null && deltas.contains(delta)) {
                findings.error(item, "a second " + item.shown(), "different numbers", "");
            } else if (delta != null) {
                deltas.add(delta);
            }
        }
        return deltas;
    }
}
