package org.stegvis.protocol.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Interim.Change;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;

/// `change:` of `interim:`, what may be changed at the first of two looks: `size`, `drop` or `narrow`.
///
/// @param scope what is known of a participant before the first decision
record ChangeReader(ProtocolScope scope, Findings findings) {
    private static final double LEAST = 0.5;

    /// The comparator and as many as are tested together.
    static final int MOST = 9;

    /// Null, with findings, when something is wrong.
    ///
    /// @param sides the options compared; none where regimes are
    /// @param regimes ids of the embedded regimes, where they are compared
    @Nullable
    Change read(Node node, List<String> sides, List<String> regimes) {
        Fields fields = Fields.of(node, "a mapping with 'size', 'drop' or 'narrow'", findings);
        if (fields == null) {
            return null;
        }
        Node size = fields.optional("size");
        Node drop = fields.optional("drop");
        Node narrow = fields.optional("narrow");
        fields.rejectOthers();
        if ((size == null ? 0 : 1) + (drop == null ? 0 : 1) + (narrow == null ? 0 : 1) != 1) {
            findings.error(node, node.shown(), "one of 'size', 'drop' and 'narrow'", "");
            return null;
        }
        if (drop != null) {
            return regimes.isEmpty() ? drop(drop, sides, "option") : drop(drop, regimes, "embedded regime");
        }
        if (sides.size() != 2) {
            findings.error(node, "a change where %s".formatted(compared(sides)), "an analysis of two options", "");
            return null;
        }
        return size != null ? size(size) : narrow == null ? null : narrow(narrow);
    }

    private static String compared(List<String> sides) {
        return sides.isEmpty() ? "regimes are compared" : sides.size() + " options are compared";
    }

    private @Nullable Change size(Node node) {
        Fields fields = Fields.of(node, "a mapping with 'power' and 'most'", findings);
        if (fields == null) {
            return null;
        }
        Double power = fields.requiredNumber("power", 0.01, 0.999);
        Double most = fields.requiredNumber("most", 1, 100);
        boolean hasLeast = fields.has("least");
        Double least = hasLeast ? fields.optionalNumber("least", 0.01, 1) : Double.valueOf(LEAST);
        fields.rejectOthers();
        return power == null || most == null || least == null ? null : new Change.Resize(power, least, most);
    }

    private @Nullable Change drop(Node node, List<String> sides, String kind) {
        Fields fields = Fields.of(node, "a mapping with 'versus' and 'keep'", findings);
        if (fields == null) {
            return null;
        }
        Node versusNode = fields.required("versus");
        String versus = fields.requiredText("versus");
        Double keep = fields.requiredNumber("keep", 1, 100);
        fields.rejectOthers();
        if (versusNode == null || versus == null || keep == null) {
            return null;
        }
        if (sides.size() < 3 || sides.size() > MOST) {
            findings.error(
                    node,
                    "'drop' where %d %ss are compared".formatted(sides.size(), kind),
                    "an analysis of three to %d %ss".formatted(MOST, kind),
                    "");
            return null;
        }
        if (!sides.contains(versus)) {
            findings.unknownName(versusNode, versus, "an %s compared".formatted(kind), sides);
            return null;
        }
        if (keep != Math.rint(keep) || keep > sides.size() - 2) {
            findings.error(node, "keep " + keep, "a whole number from 1 to " + (sides.size() - 2), "");
            return null;
        }
        return new Change.Drop(versus, (int) (double) keep);
    }

    private @Nullable Change narrow(Node node) {
        Condition to = Expressions.condition(node, scope, findings);
        return to == null ? null : new Change.Narrow(to);
    }
}
