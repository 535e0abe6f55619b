package org.stegvis.server.page;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.stegvis.protocol.Language;

/// What pages say in one language: sentences by key, dates, numbers.
///
/// A sentence is a [MessageFormat]; what depends on a number is a choice within it.
public record Words(Language language) {
    /// The bundle: `words_en.properties`, `words_nb.properties`.
    static final String BUNDLE = "org.stegvis.server.page.words";

    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter NORWEGIAN =
            DateTimeFormatter.ofPattern("d. MMM uuuu", Language.NORWEGIAN.locale());
    private static final int DECIMALS = 1;

    /// The sentence with this key.
    ///
    /// @throws MissingResourceException when no sentence has the key
    public String t(String key, Object... arguments) {
        String pattern = bundle().getString(key);
        return new MessageFormat(pattern, locale()).format(arguments);
    }

    /// Whether there is a sentence with the key.
    public boolean has(String key) {
        return bundle().containsKey(key);
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle(
                BUNDLE,
                language.locale(),
                Words.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// English in the order that Europe writes days in.
    public Locale locale() {
        return switch (language) {
            case ENGLISH -> Locale.UK;
            case NORWEGIAN -> Language.NORWEGIAN.locale();
        };
    }

    /// `4 Dec 2026`, `4. des. 2026`.
    public String date(LocalDate day) {
        return switch (language) {
            case ENGLISH -> ENGLISH.format(day);
            case NORWEGIAN -> NORWEGIAN.format(day);
        };
    }

    /// A moment by the clock on the server's wall.
    public String moment(Instant instant) {
        var local = instant.atZone(ZoneId.systemDefault());
        return date(local.toLocalDate()) + " "
                + DateTimeFormatter.ofPattern("HH:mm").format(local);
    }

    /// With so many decimals.
    public String decimals(double number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }

    /// With one decimal at most.
    public String number(double number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(DECIMALS);
        return format.format(number);
    }

    /// A whole number.
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    /// `a, b and c`.
    public String listed(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " " + t("and") + " " + parts.getLast();
    }
}
