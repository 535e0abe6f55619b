package org.stegvis.server.overview;

/// A share of a number, with an interval of 95 %.
///
/// Source: WILSON 1927, Probable inference, the law of succession, and statistical inference, JASA 22, 209-212.
record Share(int part, int whole) {
    private static final double Z = 1.959963984540054;

    double percent() {
        return 100.0 * part / whole;
    }

    double lower() {
        return 100 * Math.max(0, middle() - half());
    }

    double upper() {
        return 100 * Math.min(1, middle() + half());
    }

    private double middle() {
        return (part + Z * Z / 2) / (whole + Z * Z);
    }

    private double half() {
        double p = (double) part / whole;
        return Z / (whole + Z * Z) * Math.sqrt(whole * p * (1 - p) + Z * Z / 4);
    }
}
