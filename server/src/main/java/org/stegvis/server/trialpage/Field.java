package org.stegvis.server.trialpage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Scale;
import org.stegvis.server.page.Words;

/// A field of a form that asks for a value on a scale of the protocol.
///
/// @param choices none for a number
/// @param value what stands in it
/// @param problem what is wrong with that; null when nothing is
public record Field(
        String name,
        String label,
        @Nullable String hint,
        List<Choice> choices,
        String value,
        @Nullable String problem) {
    private static final Set<String> TEXTS = Set.of("version", "name", "email", "telephone", "national-id");

    public Field {
        choices = List.copyOf(choices);
    }

    public record Choice(String value, String label) {}

    public boolean isChoice() {
        return !choices.isEmpty();
    }

    /// Whether anything can be written in it; else a number is.
    public boolean isText() {
        return TEXTS.contains(name);
    }

    public static Field of(String name, String label, Scale scale, Words words, Map<String, String> told) {
        String value = told.getOrDefault(name, "").strip();
        return new Field(name, label, hint(scale, words), choices(scale, words), value, null);
    }

    public Field withChoices(List<String> some) {
        return new Field(
                name,
                label,
                hint,
                some.stream().map(each -> new Choice(each, each)).toList(),
                value,
                problem);
    }

    public Field withProblem(@Nullable String what) {
        return new Field(name, label, hint, choices, value, what);
    }

    private static List<Choice> choices(Scale scale, Words words) {
        return switch (scale) {
            case Scale.Binary() -> List.of(new Choice("1", words.t("yes")), new Choice("0", words.t("no")));
            case Scale.Categories(var levels) ->
                levels.stream()
                        .map(level -> new Choice(level, level(words, level)))
                        .toList();
            case Scale.Continuous c -> List.of();
            case Scale.Count c -> List.of();
            case Scale.Ordinal o -> List.of();
            case Scale.TimeToEvent t -> List.of();
        };
    }

    /// A category that many trials have is said in the language of the page; another one as the protocol writes it.
    public static String level(Words words, String level) {
        return words.has("level." + level) ? words.t("level." + level) : level;
    }

    private static @Nullable String hint(Scale scale, Words words) {
        return switch (scale) {
            case Scale.Continuous(var min, var max) -> range(words, min, max);
            case Scale.Count() -> words.t("field.count");
            case Scale.Ordinal(var lowest, var highest) -> words.t("field.whole", lowest, highest);
            case Scale.TimeToEvent(var unit) -> words.t("field.time", unit);
            case Scale.Binary b -> null;
            case Scale.Categories c -> null;
        };
    }

    private static @Nullable String range(Words words, double min, double max) {
        if (max == Double.POSITIVE_INFINITY) {
            return min == Double.NEGATIVE_INFINITY ? null : words.t("field.from", words.number(min));
        }
        return min == Double.NEGATIVE_INFINITY
                ? words.t("field.to", words.number(max))
                : words.t("field.range", words.number(min), words.number(max));
    }

    /// What a text stands for on a scale; null when it stands for nothing there.
    public static @Nullable Value value(String text, Scale scale) {
        return switch (scale) {
            case Scale.Categories(var levels) -> levels.contains(text) ? new Value.Name(text) : null;
            case Scale.Binary() -> text.equals("1") || text.equals("0") ? Value.of(text.equals("1")) : null;
            case Scale.Continuous(var min, var max) -> number(text, min, max, false);
            case Scale.Count() -> number(text, 0, Double.POSITIVE_INFINITY, true);
            case Scale.Ordinal(var lowest, var highest) -> number(text, lowest, highest, true);
            // A time goes with whether it ended with the event: a plus behind it says that it did not.
            case Scale.TimeToEvent t -> {
                Value time = number(text.replace("+", ""), 0, Double.POSITIVE_INFINITY, false);
                yield time instanceof Value.Number(var number) ? new Value.Time(number, !text.endsWith("+")) : null;
            }
        };
    }

    private static @Nullable Value number(String text, double min, double max, boolean whole) {
        try {
            double number = Double.parseDouble(text.replace(',', '.').replace('\u2212', '-'));
            boolean fits = number >= min && number <= max && Double.isFinite(number);
            return fits && (!whole || number == Math.rint(number)) ? new Value.Number(number) : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /// Reads the values of fields; those left empty are left out.
    ///
    /// @param required whether an empty field is a problem
    public static Told read(List<Field> fields, Map<String, Scale> scales, boolean required, Words words) {
        var values = new LinkedHashMap<String, Value>();
        var seen = new ArrayList<Field>();
        boolean good = true;
        for (Field field : fields) {
            Scale scale = scales.get(field.name());
            if (field.value().isEmpty() || scale == null) {
                boolean missing = required && scale != null;
                good &= !missing;
                seen.add(missing ? field.withProblem(words.t("field.missing")) : field);
                continue;
            }
            Value value = value(field.value(), scale);
            if (value == null) {
                good = false;
                seen.add(field.withProblem(words.t("field.wrong", field.hint() == null ? "" : field.hint())));
            } else {
                values.put(field.name(), value);
                seen.add(field);
            }
        }
        return new Told(values, seen, good);
    }

    /// What a form was filled in with.
    ///
    /// @param good whether every field stands for a value
    public record Told(Map<String, Value> values, List<Field> fields, boolean good) {}
}
