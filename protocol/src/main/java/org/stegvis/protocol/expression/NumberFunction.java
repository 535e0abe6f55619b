package org.stegvis.protocol.expression;

/// The functions from numbers to a number. `change` and `percent-change` are written with these operations by the
/// parser.
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

    /// NaN when one of the numbers is NaN.
    double apply(double[] numbers) {
        return switch (this) {
            case MIN -> {
                double least = numbers[0];
                for (double number : numbers) {
                    least = Math.min(least, number);
                }
                yield least;
            }
            case MAX -> {
                double greatest = numbers[0];
                for (double number : numbers) {
                    greatest = Math.max(greatest, number);
                }
                yield greatest;
            }
            case MEAN -> {
                double sum = 0;
                for (double number : numbers) {
                    sum += number;
                }
                yield sum / numbers.length;
            }
            case ABS -> Math.abs(numbers[0]);
            case EXP -> Math.exp(numbers[0]);
            case LOG -> Math.log(numbers[0]);
        };
    }
}
