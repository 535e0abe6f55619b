package org.stegvis.protocol.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads single values; a wrong one becomes a finding and null.
public final class Expect {
    private Expect() {}

    /// A text that is not empty. A number or truth value is refused, for it would not be read as it is written.
    public static @Nullable String text(Node node, Findings findings) {
        if (node instanceof Scalar scalar
                && scalar.kind() == Scalar.Kind.TEXT
                && !scalar.text().isBlank()) {
            return scalar.text();
        }
        boolean quotable = node instanceof Scalar scalar && (scalar.isNumber() || scalar.kind() == Scalar.Kind.BOOLEAN);
        String found = node instanceof Scalar scalar && scalar.text().isBlank() ? "nothing" : node.shown();
        findings.error(node, found, "a text", quotable ? "Put it in quotes." : "");
        return null;
    }

    /// A number from `least` to `most`, both included; infinite bounds are open.
    public static @Nullable Double number(Node node, double least, double most, Findings findings) {
        if (node instanceof Scalar scalar && Double.isFinite(scalar.number())) {
            double number = scalar.number();
            if (number >= least && number <= most) {
                return number;
            }
        }
        findings.error(node, node.shown(), "a number" + range(shown(least), shown(most), least, most), "");
        return null;
    }

    /// A whole number from `least` to `most`, both included.
    public static @Nullable Integer integer(Node node, int least, int most, Findings findings) {
        if (node instanceof Scalar scalar && scalar.isNumber()) {
            double number = scalar.number();
            if (number >= least && number <= most && number == Math.rint(number)) {
                return (int) number;
            }
        }
        double low = least == Integer.MIN_VALUE ? Double.NEGATIVE_INFINITY : least;
        double high = most == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : most;
        findings.error(
                node,
                node.shown(),
                "a whole number" + range(Integer.toString(least), Integer.toString(most), low, high),
                "");
        return null;
    }

    /// The items of a list; null, with a finding, when the node is none.
    ///
    /// @param expected what it is a list of: `a list of visits`
    public static @Nullable List<Node> items(Node node, String expected, Findings findings) {
        if (node instanceof Sequence sequence) {
            return sequence.items();
        }
        findings.error(node, node.shown(), expected, node instanceof Scalar ? "Write it in brackets: [ ]." : "");
        return null;
    }

    private static String range(String least, String most, double low, double high) {
        if (Double.isInfinite(low) && Double.isInfinite(high)) {
            return "";
        }
        if (Double.isInfinite(high)) {
            return " of at least " + least;
        }
        return Double.isInfinite(low) ? " of at most " + most : " from " + least + " to " + most;
    }

    private static String shown(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
