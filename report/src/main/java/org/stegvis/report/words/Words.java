package org.stegvis.report.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Text;

/// Says sentences, numbers and counts in one language. Both versions of a sentence stand side by side where it is
/// used.
public record Words(Language language) {
    private static final String NARROW = "\u00a0";
    private static final String MINUS = "\u2212";
    private static final String NO_NUMBER = "\u2013";
    private static final double LEAST_P = 0.001;

    public String say(String english, String norwegian) {
        return switch (language) {
            case ENGLISH -> english;
            case NORWEGIAN -> norwegian;
        };
    }

    /// The version with its `%s` filled in.
    public String say(String english, String norwegian, Object... parts) {
        return say(english, norwegian).formatted(parts);
    }

    public String of(Text text) {
        return text.in(language);
    }

    public String capitalised(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(language.locale()) + sentence.substring(1);
    }

    /// A number with so many decimals; a dash for one that is not finite.
    public String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return NO_NUMBER;
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        String plain = grouped(rounded.abs().toPlainString());
        return rounded.signum() < 0 ? MINUS + plain : plain;
    }

    /// A positive number with so many significant digits, rounded up: a bound stays a bound.
    public String upward(double value, int digits) {
        if (!(value > 0)) {
            return plain(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.UP));
        return number(rounded.doubleValue(), Math.max(0, rounded.scale()));
    }

    /// A number with as few decimals as it needs, at most four.
    public String plain(double value) {
        if (!Double.isFinite(value)) {
            return NO_NUMBER;
        }
        int needed = BigDecimal.valueOf(value)
                .setScale(4, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .scale();
        return number(value, Math.max(0, needed));
    }

    public String count(int number) {
        return number(number, 0);
    }

    /// A count with its noun: `1 participant`, `2 participants`.
    public String count(int number, Noun noun) {
        String name = number == 1 ? say(noun.english(), noun.norwegian()) : say(noun.englishes(), noun.norwegians());
        return count(number) + NARROW + name;
    }

    /// A share as a percentage; a dash when there is nobody to take a share of.
    public String percent(int part, int whole) {
        return whole == 0 ? NO_NUMBER : percent(100.0 * part / whole, whole < 100 ? 0 : 1);
    }

    /// `96%`, in Norwegian `96 %`.
    public String level(double level) {
        return percentSign(plain(100 * level));
    }

    public String percent(double percentage, int decimals) {
        return percentSign(number(percentage, decimals));
    }

    /// A p-value with three decimals, or that it is below 0.001.
    public String p(double p) {
        return p < LEAST_P ? "<" + number(LEAST_P, 3) : number(p, 3);
    }

    /// A p-value after its letter: `p = 0.016`, `p < 0.001`.
    public String pIs(double p) {
        return p < LEAST_P ? "p" + NARROW + "<" + NARROW + number(LEAST_P, 3) : "p" + NARROW + "=" + NARROW + p(p);
    }

    /// `a, b and c`.
    public String listed(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + say(" and ", " og ") + items.get(last);
    }

    /// `a, b or c`.
    public String either(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + say(" or ", " eller ") + items.get(last);
    }

    private String percentSign(String number) {
        return number + say("%", NARROW + "%");
    }

    private String grouped(String digits) {
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        String rest = point < 0 ? "" : say(".", ",") + digits.substring(point + 1);
        int start = whole.length() <= 4 && language == Language.NORWEGIAN ? 0 : whole.length() - 3;
        var out = new StringBuilder(whole);
        for (int at = start; at > 0; at -= 3) {
            out.insert(at, say(",", NARROW));
        }
        return out + rest;
    }
}
