package org.stegvis.exchange.csv;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.yaml.NearestName;
import org.stegvis.protocol.yaml.Severity;
import org.stegvis.protocol.yaml.Shown;

/// Reads the cells of one column.
sealed interface CellRule {
    String LEAVE_EMPTY = "Leave the cell empty when the value is not known.";

    CellResult read(String text);

    /// Whether a text says that nothing is known. Only these two: a full stop or 999 may be a slip or a code, so it is
    /// asked about.
    static boolean isMissing(String text) {
        return text.isEmpty() || text.equals("NA");
    }

    /// A number within what its scale can hold.
    record OfNumber(NumberRange range) implements CellRule {
        private static final int LONGEST = 400;
        private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?[0-9]+,[0-9]+");

        @Override
        public CellResult read(String text) {
            String number = text.strip();
            if (isMissing(number)) {
                return CellResult.MISSING;
            }
            if (isNumber(number)) {
                return range.check(Double.parseDouble(number));
            }
            if (DECIMAL_COMMA.matcher(number).matches()) {
                return CellResult.Doubtful.error(
                        range.expected(), "Write a decimal point, and nothing between thousands.");
            }
            return CellResult.Doubtful.error(range.expected(), LEAVE_EMPTY);
        }

        /// Digits with at most one point among or beside them, and an exponent. By hand, for it runs for every cell.
        static boolean isNumber(String text) {
            int end = text.length();
            int at = end > 0 && isSign(text.charAt(0)) ? 1 : 0;
            int whole = digits(text, at);
            int point = whole < end && text.charAt(whole) == '.' ? whole + 1 : whole;
            int fraction = point > whole ? digits(text, point) : whole;
            if (end > LONGEST || (whole == at && fraction == point)) {
                return false;
            }
            if (fraction == end) {
                return true;
            }
            int exponent = fraction + 1;
            if (exponent < end && isSign(text.charAt(exponent))) {
                exponent++;
            }
            boolean isExponent = text.charAt(fraction) == 'e' || text.charAt(fraction) == 'E';
            return isExponent && exponent < end && digits(text, exponent) == end;
        }

        private static boolean isSign(char c) {
            return c == '-' || c == '+';
        }

        private static int digits(String text, int from) {
            int at = from;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            return at;
        }
    }

    /// Yes or no.
    record OfYesNo() implements CellRule {
        private static final Set<String> YES = Set.of("1", "1.0", "yes", "true");
        private static final Set<String> NO = Set.of("0", "0.0", "no", "false");

        @Override
        public CellResult read(String text) {
            String word = text.strip();
            if (isMissing(word)) {
                return CellResult.MISSING;
            }
            String lower = word.toLowerCase(Locale.ROOT);
            if (YES.contains(lower)) {
                return new CellResult.Known(1);
            }
            return NO.contains(lower)
                    ? new CellResult.Known(0)
                    : CellResult.Doubtful.error("1 or 0, yes or no, true or false", LEAVE_EMPTY);
        }
    }

    /// One of a list of names.
    ///
    /// @param noneIsMissing whether `none` says that there is no option: so in the column of a decision
    record OfLevel(List<String> levels, boolean noneIsMissing) implements CellRule {
        public OfLevel {
            levels = List.copyOf(levels);
        }

        @Override
        public CellResult read(String text) {
            String name = text.strip();
            int code = levels.indexOf(name);
            if (code >= 0) {
                return new CellResult.Known(code);
            }
            if (isMissing(name) || (noneIsMissing && name.equals(Reference.NO_OPTION))) {
                return CellResult.MISSING;
            }
            return new CellResult.Doubtful(
                    Severity.ERROR,
                    "one of " + Shown.list(levels) + ", or an empty cell",
                    NearestName.to(name, levels),
                    "",
                    Double.NaN);
        }
    }
}
