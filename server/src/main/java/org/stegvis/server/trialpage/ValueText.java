package org.stegvis.server.trialpage;

import org.stegvis.conduct.Value;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.wording.Names;
import org.stegvis.server.page.Words;

/// Recorded values and what they are called, as a reader sees them.
public final class ValueText {
    private ValueText() {}

    public static String of(Value value, Scale scale, Words words) {
        return switch (value) {
            case Value.Number(var number) ->
                scale instanceof Scale.Binary ? words.t(number == 1 ? "yes" : "no") : words.number(number);
            case Value.Name(var name) -> Field.level(words, name);
            case Value.Time(var time, var event) -> words.number(time) + (event ? "" : "+");
        };
    }

    public static Scale scale(Protocol protocol, Reference reference) {
        return switch (reference) {
            case Reference.Measured(var measure, var visit) ->
                protocol.measure(measure).scale();
            case Reference.Characteristic(var name) ->
                protocol.characteristic(name).scale();
            case Reference.OptionAt o -> throw new IllegalArgumentException(o + " is not a value.");
            case Reference.ClassAt c -> throw new IllegalArgumentException(c + " is not a value.");
        };
    }

    /// `Pain intensity at week 10`.
    public static String name(Reference reference, Protocol protocol, Words words) {
        Names names = Names.of(protocol, words.language());
        return switch (reference) {
            case Reference.Measured(var measure, var visit) ->
                words.t("value.at", names.measure(measure), names.visit(visit));
            case Reference.Characteristic(var name) -> names.characteristic(name);
            case Reference.OptionAt(var decision) -> names.decision(decision);
            case Reference.ClassAt(var decision) -> names.decision(decision);
        };
    }
}
