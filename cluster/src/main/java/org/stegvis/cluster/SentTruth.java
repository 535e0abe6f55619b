package org.stegvis.cluster;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.protocol.Protocol;

/// True values on their way between machines; [#unplayable] in their place where a scenario cannot be played.
record SentTruth(int participants, List<Effect> effects, String unplayable) implements Serializable {
    SentTruth {
        effects = new ArrayList<>(effects);
    }

    record Effect(String analysis, List<Value> values, List<Contrast> contrasts) implements Serializable {
        Effect {
            values = new ArrayList<>(values);
            contrasts = new ArrayList<>(contrasts);
        }
    }

    record Value(String of, double value, double error, long participants) implements Serializable {}

    record Contrast(String of, String versus, double value, double error) implements Serializable {}

    static SentTruth unplayable(String why) {
        return new SentTruth(0, List.of(), why);
    }

    static SentTruth of(TrueEffects effects) {
        return new SentTruth(
                effects.participants(),
                effects.analyses().stream().map(SentTruth::effect).toList(),
                "");
    }

    private static Effect effect(TrueEffects.Effect effect) {
        return new Effect(
                effect.analysis().id(),
                effect.values().stream()
                        .map(each -> new Value(each.of(), each.value(), each.standardError(), each.participants()))
                        .toList(),
                effect.contrasts().stream()
                        .map(each -> new Contrast(each.of(), each.versus(), each.value(), each.standardError()))
                        .toList());
    }

    TrueEffects effects(Protocol protocol) {
        return new TrueEffects(
                participants,
                effects.stream()
                        .map(effect -> new TrueEffects.Effect(
                                protocol.analysis(effect.analysis()),
                                effect.values().stream()
                                        .map(each -> new TrueEffects.Value(
                                                each.of(), each.value(), each.error(), each.participants()))
                                        .toList(),
                                effect.contrasts().stream()
                                        .map(each -> new TrueEffects.Contrast(
                                                each.of(), each.versus(), each.value(), each.error()))
                                        .toList()))
                        .toList());
    }
}
