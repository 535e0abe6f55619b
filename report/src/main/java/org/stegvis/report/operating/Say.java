package org.stegvis.report.operating;

import java.util.Locale;
import org.stegvis.protocol.Language;

/// The words and numbers of a page in its language.
record Say(Language language) {
    String of(String english, String norwegian) {
        return switch (language) {
            case ENGLISH -> english;
            case NORWEGIAN -> norwegian;
        };
    }

    /// A decimal number that is written with a point.
    String number(String written) {
        return of(written, written.replace('.', ','));
    }

    /// A whole number, its thousands apart.
    String count(long number) {
        String english = String.format(Locale.ROOT, "%,d", number);
        return of(english, english.replace(',', '\u00a0'));
    }

    String percent(double share, int decimals) {
        return number(String.format(Locale.ROOT, "%." + decimals + "f", 100 * share)) + of("%", "\u00a0%");
    }
}
