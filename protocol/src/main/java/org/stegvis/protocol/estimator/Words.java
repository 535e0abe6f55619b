package org.stegvis.protocol.estimator;

import java.util.Locale;

/// The words of files for the values of an enum: `RANDOM_SLOPE` is `random-slope`.
final class Words {
    private Words() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
