package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.estimator.Estimator;
import org.stegvis.protocol.estimator.MultiplyImputed;
import org.stegvis.protocol.estimator.MultiplyImputed.Numbers;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Sequence;

/// The options of multiple imputation.
///
/// @param estimators reads the estimator that runs on each filled data set
record MultiplyImputedReader(Function<Node, @Nullable Estimator> estimators, Findings findings) {
    private static final int MOST = 10_000;
    private static final double LARGEST = 1e9;

    @Nullable
    MultiplyImputed read(Fields fields) {
        Node node = fields.required("of");
        Estimator of = node == null ? null : estimators.apply(node);
        if (node != null && of != null && !of.isPoolable()) {
            findings.error(node, node.shown(), "an estimator other than " + of.word(), "");
            return null;
        }
        MultiplyImputed usual = MultiplyImputed.of(WeightedReplicated.withDefaults());
        Integer sets = fields.has("sets") ? fields.optionalInteger("sets", 2, MOST) : Integer.valueOf(usual.sets());
        Integer cycles =
                fields.has("cycles") ? fields.optionalInteger("cycles", 1, MOST) : Integer.valueOf(usual.cycles());
        Integer seed = fields.has("seed")
                ? fields.optionalInteger("seed", 0, Integer.MAX_VALUE)
                : Integer.valueOf((int) usual.seed());
        Node given = fields.optional("numbers");
        Numbers numbers = given == null
                ? usual.numbers()
                : Choices.of(
                        given,
                        Map.of(Numbers.MATCHED.word(), Numbers.MATCHED, Numbers.NORMAL.word(), Numbers.NORMAL),
                        findings);
        List<Double> deltas = deltas(fields);
        return of == null || sets == null || cycles == null || seed == null || numbers == null || deltas == null
                ? null
                : new MultiplyImputed(of, sets, cycles, numbers, seed, deltas);
    }

    private @Nullable List<Double> deltas(Fields fields) {
        Node node = fields.optional("deltas");
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Sequence list)
                || list.items().isEmpty()
                || list.items().size() > MultiplyImputed.MOST_DELTAS) {
            findings.error(
                    node,
                    node.shown(),
                    "a list of 1 to %d numbers, such as [-10, -5, 5, 10]".formatted(MultiplyImputed.MOST_DELTAS),
                    "");
            return null;
        }
        var deltas = new ArrayList<Double>();
        for (Node item : list.items()) {
            Double delta = Expect.number(item, -LARGEST, LARGEST, findings);
            if (delta == null) {
                return null;
            }
            if (deltas.contains(delta)) {
                findings.error(item, "a second " + item.shown(), "different numbers", "");
                return null;
            }
            deltas.add(delta);
        }
        return deltas;
    }
}
