package org.stegvis.design.operating;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;

/// What is asked of every replicate: the quantities, analysis by analysis, the numbers counted, and which
/// regime looks best.
///
/// @param first where the quantities of an analysis begin, by its id
/// @param looking the interim looks; null where none are planned, or none that can be simulated
/// @param hypotheses tested in trials that are changed at a look; none where no change is planned
record Questions(
        Protocol protocol,
        Scenario scenario,
        List<Quantity> quantities,
        List<Counted> counts,
        List<Choice> choices,
        Map<String, Integer> first,
        @Nullable Looking looking,
        List<String> hypotheses) {
    Questions {
        quantities = List.copyOf(quantities);
        counts = List.copyOf(counts);
        choices = List.copyOf(choices);
        first = Map.copyOf(first);
        hypotheses = List.copyOf(hypotheses);
    }

    /// The choice of the regime with the best estimated value.
    ///
    /// @param from position of the value of the first regime
    /// @param regimes how many there are
    /// @param sign -1 where a lower value is better
    record Choice(Analysis analysis, int from, int regimes, int sign) {

        /// Which regime has the best of these numbers; -1 when there are none.
        int best(double[] values) {
            int best = -1;
            for (int i = 0; i < regimes; i++) {
                if (!Double.isNaN(values[from + i])
                        && (best < 0 || sign * values[from + i] > sign * values[from + best])) {
                    best = i;
                }
            }
            return best;
        }
    }

    static Questions of(Protocol protocol, Scenario scenario, TrueEffects truth) {
        var quantities = new ArrayList<Quantity>();
        var first = new HashMap<String, Integer>();
        var choices = new ArrayList<Choice>();
        for (TrueEffects.Effect effect : truth.analyses()) {
            Analysis analysis = effect.analysis();
            int from = quantities.size();
            first.put(analysis.id(), from);
            effect.values()
                    .forEach(value -> quantities.add(
                            new Quantity(analysis, value.of(), null, value.value(), value.standardError())));
            effect.contrasts()
                    .forEach(each -> quantities.add(
                            new Quantity(analysis, each.of(), each.versus(), each.value(), each.standardError())));
            int sign = sign(protocol.measure(analysis.outcome().measure()).better());
            if (analysis.compare() instanceof Analysis.Comparison.Regimes && sign != 0) {
                choices.add(new Choice(analysis, from, effect.values().size(), sign));
            }
        }
        return new Questions(
                protocol,
                scenario,
                quantities,
                Counted.of(protocol, scenario),
                choices,
                first,
                Looking.of(protocol, scenario.calendar()),
                ChangedTrials.hypotheses(protocol));
    }

    private static int sign(Measure.Direction better) {
        return switch (better) {
            case LOWER -> -1;
            case HIGHER -> 1;
            case NEITHER -> 0;
        };
    }

    /// The true values, in the order of the quantities.
    double[] truths() {
        return quantities.stream().mapToDouble(Quantity::truth).toArray();
    }

    /// Positions of the quantities of one analysis; none when there is no truth for it.
    IntStream of(Analysis analysis) {
        return IntStream.range(0, quantities.size())
                .filter(i -> quantities.get(i).analysis().equals(analysis));
    }
}
