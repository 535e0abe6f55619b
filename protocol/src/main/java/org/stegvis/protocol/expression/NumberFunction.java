package org.stegvis.protocol.expression;

import java.util.Arrays;

/// The functions from numbers to a number. `change` and `percent-change` are written with these operations by
/// the parser.
public enum NumberFunction {
    MIN("min", 1, Integer.MAX_VALUE),
    MAX("max", 1, Integer.MAX_VALUE),
    MEAN("mean", 1, Integer.MAX_VALUE),
    ABS("abs", 1, 1),
    EXP("exp", 1, 1),
    LOG("log", 1, 1);

    private final String word;
    private final int fewest;
    private final int most;

    NumberFunction(String word, int fewest, int most) {
        this.word = word;
        this.fewest = fewest;
        this.most = most;
    }

    public String word() {
        return word;
    }

    public boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    void requireArity(int arguments) {
        if (!takes(arguments)) {
            throw new IllegalArgumentException(
                    "%s takes %d argument(s) at least, not %d.".formatted(word, fewest, arguments));
        }
    }

    double apply(double[] numbers) {
        if (Arrays.stream(numbers).anyMatch(Double::isNaN)) {
            return Double.NaN;
        }
        return switch (this) {
            case MIN -> Arrays.stream(numbers).min().orElse(Double.NaN);
            case MAX -> Arrays.stream(numbers).max().orElse(Double.NaN);
            case MEAN -> Arrays.stream(numbers).average().orElse(Double.NaN);
            case ABS -> Math.abs(numbers[0]);
            case EXP -> Math.exp(numbers[0]);
            case LOG -> Math.log(numbers[0]);
        };
    }
}
