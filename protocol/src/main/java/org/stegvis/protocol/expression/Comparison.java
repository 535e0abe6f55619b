package org.stegvis.protocol.expression;

/// The comparisons of two numbers.
public enum Comparison {
    LESS("<"),
    AT_MOST("<="),
    EQUAL("="),
    DIFFERENT("!="),
    AT_LEAST(">="),
    GREATER(">");

    /// Two numbers closer than this, relative to the larger of them and 1, are equal: far below the step of any
    /// instrument and far above rounding.
    public static final double TOLERANCE = 1e-9;

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    Truth test(double left, double right) {
        if (Double.isNaN(left) || Double.isNaN(right)) {
            return Truth.UNKNOWN;
        }
        boolean equal = Math.abs(left - right) <= TOLERANCE * Math.max(1, Math.max(Math.abs(left), Math.abs(right)));
        return Truth.of(
                switch (this) {
                    case LESS -> !equal && left < right;
                    case AT_MOST -> equal || left < right;
                    case EQUAL -> equal;
                    case DIFFERENT -> !equal;
                    case AT_LEAST -> equal || left > right;
                    case GREATER -> !equal && left > right;
                });
    }
}
