package org.stegvis.cli.terminal;

import java.util.Locale;

/// Numbers for a person to read, with a point whatever the machine's language is.
public final class Numbers {

    private Numbers() {}

    /// With so many decimals, a point before them whatever the locale.
    public static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /// Up to five significant digits.
    public static String shown(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        double size = Math.abs(value);
        if (size >= 1e-4 && size < 1e6) {
            int decimals = Math.max(0, 4 - (int) Math.floor(Math.log10(size)));
            String digits = fixed(value, decimals);
            return digits.contains(".") ? digits.replaceAll("0+$", "").replaceAll("[.]$", "") : digits;
        }
        return String.format(Locale.ROOT, "%.4e", value);
    }
}
