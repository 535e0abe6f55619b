package org.stegvis.report.input;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.exchange.published.PublishedResults;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;

/// Makes the values that stand beside the estimates.
public final class References {
    private References() {}

    public static List<ReferenceValue> of(TrueEffects effects) {
        var values = new ArrayList<ReferenceValue>();
        // The mean up to the horizon is the answer of an analysis of times.
        List<TrueEffects.Effect> all = Stream.concat(
                        effects.analyses().stream(), effects.times().stream().map(TrueEffects.Times::means))
                .toList();
        for (TrueEffects.Effect effect : all) {
            String id = effect.analysis().id();
            effect.values()
                    .forEach(each -> values.add(
                            new ReferenceValue.True(id, each.of(), null, each.value(), each.standardError())));
            effect.contrasts()
                    .forEach(each -> values.add(
                            new ReferenceValue.True(id, each.of(), each.versus(), each.value(), each.standardError())));
        }
        return List.copyOf(values);
    }

    public static List<ReferenceValue> of(Protocol protocol, PublishedResults published) {
        return published.values().stream()
                .<ReferenceValue>map(value -> ReferenceValue.published(
                        value,
                        protocol.measure(protocol.analyses().stream()
                                                .filter(each -> each.id().equals(value.analysis()))
                                                .findFirst()
                                                .orElseThrow()
                                                .outcome()
                                                .measure())
                                        .better()
                                == Measure.Direction.LOWER,
                        published.source()))
                .toList();
    }
}
