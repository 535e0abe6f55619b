package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.ExpressionParser;
import org.stegvis.protocol.expression.Level;
import org.stegvis.protocol.expression.Parsed;
import org.stegvis.protocol.expression.Problem;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Scope;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;
import org.stegvis.protocol.yaml.Severity;

/// Expressions in a file: problems become findings at the very character.
final class Expressions {
    static final String OTHERWISE = "otherwise";

    private Expressions() {}

    static @Nullable Condition condition(Node node, ProtocolScope scope, Findings findings) {
        return parsed(node, scope, ExpressionParser::condition, findings);
    }

    static @Nullable Level level(Node node, ProtocolScope scope, Findings findings) {
        return parsed(node, scope, ExpressionParser::level, findings);
    }

    static @Nullable Reference reference(Node node, ProtocolScope scope, Findings findings) {
        return parsed(node, scope, ExpressionParser::reference, findings);
    }

    /// A list of references; those that are none are left out, with findings.
    static List<Reference> references(Node node, ProtocolScope scope, Findings findings) {
        List<Node> items = Expect.items(node, "a list of names such as odi@baseline or site", findings);
        var references = new ArrayList<Reference>();
        for (Node item : items == null ? List.<Node>of() : items) {
            Reference reference = reference(item, scope, findings);
            if (reference != null && references.contains(reference)) {
                findings.error(item, item.shown() + " a second time", "each name once", "");
            } else if (reference != null) {
                references.add(reference);
            }
        }
        return references;
    }

    static boolean isOtherwise(Node node) {
        return node instanceof Scalar scalar && scalar.text().strip().equals(OTHERWISE);
    }

    /// The expression as it is written, white space folded.
    static String source(Node node) {
        return node instanceof Scalar scalar ? scalar.text().strip().replaceAll("\\s+", " ") : "";
    }

    private static <E> @Nullable E parsed(
            Node node, ProtocolScope scope, BiFunction<String, Scope, Parsed<E>> parser, Findings findings) {
        if (!(node instanceof Scalar scalar) || scalar.text().isBlank()) {
            findings.error(node, node.shown(), "an expression", "");
            return null;
        }
        Parsed<E> parsed = parser.apply(scalar.text(), scope);
        parsed.warnings().forEach(problem -> findings.add(finding(scalar, problem, Severity.WARNING)));
        return switch (parsed) {
            case Parsed.Typed<E>(E expression, var warnings) -> expression;
            case Parsed.Faulty<E>(var problems, var warnings) -> {
                if (scope.isUncertain() && findings.hasErrors()) {
                    findings.addUntold();
                } else {
                    problems.forEach(problem -> findings.add(finding(scalar, problem, Severity.ERROR)));
                }
                yield null;
            }
        };
    }

    private static Finding finding(Scalar scalar, Problem problem, Severity severity) {
        return new Finding(
                severity,
                scalar.placeAt(problem.offset()),
                scalar.path().toString(),
                problem.found(),
                problem.expected(),
                problem.nearest().isEmpty() ? null : problem.nearest(),
                "");
    }
}
