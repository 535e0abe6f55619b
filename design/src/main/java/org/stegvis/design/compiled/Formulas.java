package org.stegvis.design.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Expression;
import org.stegvis.protocol.expression.Level;
import org.stegvis.protocol.expression.Quantity;

/// Compiles expressions to operations on columns.
///
/// Each compiled expression is run and read before the next one is run, except those compiled in one
/// [#together].
final class Formulas {
    private final Names names;
    private final Temporaries temporaries;
    private final byte[] always;
    private final byte[] never;
    private final List<NumberNode> numbers = new ArrayList<>();

    Formulas(Names names, Temporaries temporaries) {
        this.names = names;
        this.temporaries = temporaries;
        this.always = new byte[temporaries.capacity()];
        this.never = new byte[temporaries.capacity()];
        Arrays.fill(always, TruthNode.TRUE);
    }

    /// A truth to be read at once.
    TruthNode truth(Condition condition, View view) {
        TruthNode node = compile(condition, view);
        temporaries.giveBack(node.own);
        return node;
    }

    /// A number to be read at once.
    NumberNode number(Quantity quantity, View view) {
        NumberNode node = compile(quantity, view);
        temporaries.giveBack(node.own);
        return node;
    }

    /// A number that stays while others of the same group are run; [#done] ends the group.
    NumberNode together(Quantity quantity, View view) {
        NumberNode node = compile(quantity, view);
        numbers.add(node);
        return node;
    }

    void done() {
        numbers.forEach(node -> temporaries.giveBack(node.own));
        numbers.clear();
    }

    int[] level(Level level, View view) {
        return switch (level) {
            case Level.Named(var name) -> {
                var column = new int[temporaries.capacity()];
                Arrays.fill(column, names.code(name));
                yield column;
            }
            case Level.Read(var reference) -> view.level(reference);
        };
    }

    private NumberNode compile(Quantity quantity, View view) {
        ByName byName = ByName.of(quantity, names, view);
        if (byName != null) {
            return new ByName.Number(byName, quantity, temporaries.numbers());
        }
        return switch (quantity) {
            case Quantity.Constant(var value) -> new NumberNode.Constant(value, temporaries.constant(value));
            case Quantity.Read(var reference) -> new NumberNode.Column(view.number(reference));
            case Quantity.Arithmetic(var operator, var left, var right) -> {
                NumberNode a = compile(left, view);
                NumberNode b = compile(right, view);
                yield new NumberNode.Arithmetic(operator, a, b, joined(a, b));
            }
            case Quantity.Negated(var operand) -> {
                NumberNode a = compile(operand, view);
                yield new NumberNode.Negated(a, a.own == null ? temporaries.numbers() : a.own);
            }
            case Quantity.Applied(var function, var arguments) -> {
                double[] out = temporaries.numbers();
                var nodes = new NumberNode[arguments.size()];
                for (int i = 0; i < nodes.length; i++) {
                    nodes[i] = number(arguments.get(i), view);
                }
                yield new NumberNode.Applied(function, nodes, out);
            }
            case Quantity.Choice(var condition, var whenTrue, var whenFalse) -> {
                TruthNode truth = compile(condition, view);
                NumberNode a = compile(whenTrue, view);
                NumberNode b = compile(whenFalse, view);
                temporaries.giveBack(truth.own);
                yield new ChoiceNode(truth, a, b, joined(a, b));
            }
        };
    }

    /// Where the result of two goes: a temporary that one of them stands in, for each row is read before it
    /// is written.
    private double[] joined(NumberNode a, NumberNode b) {
        if (a.own != null) {
            temporaries.giveBack(b.own);
            return a.own;
        }
        return b.own == null ? temporaries.numbers() : b.own;
    }

    private TruthNode compile(Condition condition, View view) {
        ByName byName = ByName.of(condition, names, view);
        if (byName != null) {
            return new ByName.Truth(byName, condition, temporaries.truths());
        }
        return switch (condition) {
            case Condition.Constant(var value) -> new TruthNode.Constant(value ? always : never);
            case Condition.Read(var reference) -> new TruthNode.Read(view.number(reference), temporaries.truths());
            case Condition.Not(var operand) -> {
                TruthNode a = compile(operand, view);
                yield new TruthNode.Not(a, a.own == null ? temporaries.truths() : a.own);
            }
            case Condition.And(var left, var right) -> {
                TruthNode a = compile(left, view);
                TruthNode b = compile(right, view);
                yield new TruthNode.And(a, b, joined(a, b));
            }
            case Condition.Or(var left, var right) -> {
                TruthNode a = compile(left, view);
                TruthNode b = compile(right, view);
                yield new TruthNode.Or(a, b, joined(a, b));
            }
            case Condition.Compared(var comparison, var left, var right) -> {
                NumberNode a = compile(left, view);
                NumberNode b = compile(right, view);
                temporaries.giveBack(a.own);
                temporaries.giveBack(b.own);
                yield new ComparedNode(comparison, a, b, temporaries.truths());
            }
            case Condition.Is(var left, var right) ->
                new TruthNode.Is(level(left, view), level(right, view), temporaries.truths());
            case Condition.Missing(var operand) -> missing(operand, view);
            case Condition.AtLeast(var count, var conditions) -> atLeast(count, conditions, view);
        };
    }

    private byte[] joined(TruthNode a, TruthNode b) {
        if (a.own != null) {
            temporaries.giveBack(b.own);
            return a.own;
        }
        return b.own == null ? temporaries.truths() : b.own;
    }

    private TruthNode missing(Expression operand, View view) {
        return switch (operand) {
            case Quantity quantity -> new MissingNode.OfNumber(number(quantity, view), temporaries.truths());
            case Condition condition -> {
                TruthNode a = compile(condition, view);
                yield new MissingNode.OfTruth(a, a.own == null ? temporaries.truths() : a.own);
            }
            case Level level -> new MissingNode.OfName(level(level, view), temporaries.truths());
        };
    }

    private TruthNode atLeast(int count, List<Condition> conditions, View view) {
        double[] known = temporaries.numbers();
        double[] open = temporaries.numbers();
        byte[] out = temporaries.truths();
        TruthNode[] nodes = conditions.stream().map(each -> truth(each, view)).toArray(TruthNode[]::new);
        temporaries.giveBack(known);
        temporaries.giveBack(open);
        return new AtLeastNode(count, nodes, known, open, out);
    }
}
