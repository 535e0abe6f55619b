package org.stegvis.cli.size;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.stegvis.design.size.TwoStage;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the constants of an enum as words with hyphens: `non-responders`.
public class Hyphenated<E extends Enum<E>> implements ITypeConverter<E> {
    private final Class<E> type;

    Hyphenated(Class<E> type) {
        this.type = type;
    }

    @Override
    public E convert(String text) {
        for (E each : type.getEnumConstants()) {
            if (word(each).equals(text.toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        throw new TypeConversionException("it is '%s' but must be one of %s"
                .formatted(
                        text,
                        Arrays.stream(type.getEnumConstants())
                                .map(Hyphenated::word)
                                .collect(Collectors.joining(", "))));
    }

    /// A constant as the command line writes it: `TIME_TO_EVENT` is `time-to-event`.
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static final class Rerandomised extends Hyphenated<TwoStage.Rerandomised> {
        Rerandomised() {
            super(TwoStage.Rerandomised.class);
        }
    }

    static final class Kind extends Hyphenated<SizeOptions.Kind> {
        Kind() {
            super(SizeOptions.Kind.class);
        }
    }

    static final class Multiplicity extends Hyphenated<SizeOptions.Multiplicity> {
        Multiplicity() {
            super(SizeOptions.Multiplicity.class);
        }
    }
}
