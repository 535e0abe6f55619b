package org.stegvis.cluster;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.protocol.Protocol;

/// True values on their way between machines; [#unplayable] in their place where a scenario cannot be played.
///
/// @param effects of means
/// @param times of times to an event
record SentTruth(int participants, List<Effect> effects, List<Times> times, String unplayable) implements Serializable {
    SentTruth {
        effects = new ArrayList<>(effects);
        times = new ArrayList<>(times);
    }

    record Effect(String analysis, List<Value> values, List<Contrast> contrasts) implements Serializable {
        Effect {
            values = new ArrayList<>(values);
            contrasts = new ArrayList<>(contrasts);
        }
    }

    record Value(String of, double value, double error, long participants) implements Serializable {}

    record Contrast(String of, String versus, double value, double error) implements Serializable {}

    record Times(double horizon, Effect means, List<Without> without) implements Serializable {
        Times {
            without = new ArrayList<>(without);
        }
    }

    record Without(double time, Effect probabilities) implements Serializable {}

    static SentTruth unplayable(String why) {
        return new SentTruth(0, List.of(), List.of(), why);
    }

    static SentTruth of(TrueEffects effects) {
        return new SentTruth(
                effects.participants(),
                effects.analyses().stream().map(SentTruth::effect).toList(),
                effects.times().stream().map(SentTruth::times).toList(),
                "");
    }

    private static Times times(TrueEffects.Times times) {
        return new Times(
                times.horizon(),
                effect(times.means()),
                times.without().stream()
                        .map(each -> new Without(each.time(), effect(each.probabilities())))
                        .toList());
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
                effects.stream().map(each -> effect(each, protocol)).toList(),
                times.stream().map(each -> times(each, protocol)).toList());
    }

    private static TrueEffects.Times times(Times times, Protocol protocol) {
        return new TrueEffects.Times(
                times.horizon(),
                effect(times.means(), protocol),
                times.without().stream()
                        .map(each -> new TrueEffects.Without(each.time(), effect(each.probabilities(), protocol)))
                        .toList());
    }

    private static TrueEffects.Effect effect(Effect effect, Protocol protocol) {
        return new TrueEffects.Effect(
                protocol.analysis(effect.analysis()),
                effect.values().stream()
                        .map(each -> new TrueEffects.Value(each.of(), each.value(), each.error(), each.participants()))
                        .toList(),
                effect.contrasts().stream()
                        .map(each -> new TrueEffects.Contrast(each.of(), each.versus(), each.value(), each.error()))
                        .toList());
    }
}
