package org.stegvis.design.scenario;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.ExpressionParser;
import org.stegvis.protocol.expression.Parsed;
import org.stegvis.protocol.expression.Problem;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Scope;
import org.stegvis.protocol.expression.Values;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;
import org.stegvis.protocol.yaml.Severity;

/// Expressions in a scenario file: problems become findings at the very character.
final class Formulas {
    private final Scope scope;
    private final Findings findings;

    Formulas(Scope scope, Findings findings) {
        this.scope = scope;
        this.findings = findings;
    }

    @Nullable
    Condition condition(Node node) {
        return parsed(node, ExpressionParser::condition);
    }

    @Nullable
    Quantity quantity(Node node) {
        if (node instanceof Scalar scalar && Double.isFinite(scalar.number())) {
            return new Quantity.Constant(scalar.number());
        }
        return parsed(node, ExpressionParser::quantity);
    }

    /// A number that, where it can be told without a participant, lies from `least` to `most`.
    @Nullable
    Quantity quantity(Node node, double least, double most, String expected) {
        Quantity quantity = quantity(node);
        if (quantity != null && quantity.references().isEmpty()) {
            double number = quantity.evaluate(new Nobody());
            if (!(number >= least && number <= most)) {
                findings.error(node, node.shown(), expected, "");
                return null;
            }
        }
        return quantity;
    }

    @Nullable
    Quantity probability(Node node) {
        return quantity(node, 0, 1, "a probability from 0 to 1");
    }

    /// A number that names nobody's values: `1/3`.
    @Nullable
    Double constant(Node node) {
        Quantity quantity = quantity(node);
        if (quantity == null) {
            return null;
        }
        double number = quantity.evaluate(new Nobody());
        if (!quantity.references().isEmpty() || !Double.isFinite(number)) {
            findings.error(node, node.shown(), "a number that is the same for everybody", "");
            return null;
        }
        return number;
    }

    private <E> @Nullable E parsed(Node node, BiFunction<String, Scope, Parsed<E>> parser) {
        if (!(node instanceof Scalar scalar) || scalar.text().isBlank()) {
            findings.error(node, node.shown(), "an expression", "");
            return null;
        }
        Parsed<E> parsed = parser.apply(scalar.text(), scope);
        parsed.warnings().forEach(problem -> findings.add(finding(scalar, problem, Severity.WARNING)));
        return switch (parsed) {
            case Parsed.Typed<E>(E expression, var warnings) -> expression;
            case Parsed.Faulty<E>(var problems, var warnings) -> {
                problems.forEach(problem -> findings.add(finding(scalar, problem, Severity.ERROR)));
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

    /// Of nobody nothing is known.
    private record Nobody() implements Values {
        @Override
        public double number(Reference reference) {
            return Double.NaN;
        }

        @Override
        public @Nullable String level(Reference reference) {
            return null;
        }
    }
}
