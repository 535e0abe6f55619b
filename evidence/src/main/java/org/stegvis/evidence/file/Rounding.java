package org.stegvis.evidence.file;

import java.util.List;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;
import org.stegvis.protocol.yaml.Sequence;

/// How finely numbers are printed.
final class Rounding {
    private Rounding() {}

    /// The unit of the last digit of the number with the fewest decimals: 0.1 for 2.8 and 5.13.
    static double unit(List<Node> numbers) {
        double unit = 0;
        for (Node node : numbers) {
            switch (node) {
                case Sequence sequence -> unit = Math.max(unit, unit(sequence.items()));
                case Scalar scalar -> unit = Math.max(unit, unit(scalar.text()));
                default -> {
                    // A mapping holds no number.
                }
            }
        }
        return unit;
    }

    private static double unit(String number) {
        int point = number.indexOf('.');
        return Math.pow(10, point < 0 ? 0 : point + 1 - number.length());
    }
}
