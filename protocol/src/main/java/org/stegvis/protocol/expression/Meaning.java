package org.stegvis.protocol.expression;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.protocol.expression.Scope.Found;

/// Gives terms their types and meanings. A term without a meaning is told once and stands as a harmless constant
/// while the rest is checked; such an expression is never handed out.
final class Meaning {
    private final Scope scope;
    private final Problems problems;
    private final Functions functions;
    private final Equality equality;

    Meaning(Scope scope, Problems problems) {
        this.scope = scope;
        this.problems = problems;
        this.functions = new Functions(this, scope, problems);
        this.equality = new Equality(this, problems);
    }

    /// @param needer what needs the condition: `and`, `if`, or "here"
    Condition condition(Term term, String needer) {
        Meant meant = of(term);
        if (meant instanceof Meant.YesNo(var condition)) {
            return condition;
        }
        mismatch(term, meant, "a condition" + because(needer) + conditionRemedy(term, meant));
        return Condition.ALWAYS;
    }

    Quantity quantity(Term term, String needer) {
        return number(term, needer).quantity();
    }

    Meant.Number number(Term term, String needer) {
        Meant meant = of(term);
        if (meant instanceof Meant.Number number) {
            return number;
        }
        String remedy = meant instanceof Meant.YesNo ? ": write `if(" + plain(term) + ", 1, 0)`" : "";
        mismatch(term, meant, "a number" + because(needer) + remedy);
        return Meant.Number.of(new Quantity.Constant(0));
    }

    Level level(Term term) {
        Meant meant = of(term);
        if (meant instanceof Meant.OneOf(var level, var levels)) {
            return level;
        }
        mismatch(
                term,
                meant,
                "a name that is one of a list, such as a characteristic with categories or an earlier decision");
        return new Level.Named("");
    }

    Reference reference(Term term) {
        Found found = found(term);
        return switch (found) {
            case Found.Number(var reference, var min, var max) -> reference;
            case Found.YesNo(var reference) -> reference;
            case Found.OneOf(var reference, var levels) -> reference;
            case Found.InClass(var reference, var name) -> {
                problems.add(term.span(), problems.quote(term.span()) + ", one response class", "`" + reference + "`");
                yield reference;
            }
            case Found.Forbidden forbidden -> {
                forbid(term, forbidden);
                yield new Reference.Characteristic("");
            }
            case Found.Unknown unknown -> {
                if (isName(term)) {
                    unknown(term, unknown);
                } else {
                    problems.add(
                            term.span(), problems.quote(term.span()), "a single name, such as `odi@week10` or `site`");
                }
                yield new Reference.Characteristic("");
            }
        };
    }

    /// What a term means; what has no meaning is told, except a [Meant.Loose] name.
    Meant of(Term term) {
        return switch (term) {
            case Term.Number number -> {
                var constant = new Quantity.Constant(number.value());
                yield new Meant.Number(constant, number.value(), number.value());
            }
            case Term.Name name
            when Words.isConstant(name.name()) ->
                new Meant.YesNo(new Condition.Constant(name.name().equals("true")));
            case Term.Name name -> read(term, found(name));
            case Term.Quoted quoted -> read(term, found(quoted));
            case Term.Measured measured -> read(term, found(measured));
            case Term.Member member -> read(term, found(member));
            case Term.Call call -> functions.of(call);
            case Term.Arithmetic(var operator, var left, var right, var span) -> {
                String sign = "`" + operator.sign() + "`";
                yield Meant.Number.of(new Quantity.Arithmetic(operator, quantity(left, sign), quantity(right, sign)));
            }
            case Term.Negated(var operand, var span) -> Meant.Number.of(new Quantity.Negated(quantity(operand, "`-`")));
            case Term.Compared compared -> new Meant.YesNo(equality.compared(compared));
            case Term.Between between -> new Meant.YesNo(equality.between(between));
            case Term.Not(var operand, var span) -> new Meant.YesNo(new Condition.Not(condition(operand, "`not`")));
            case Term.Joined(var joint, var left, var right, var span) ->
                new Meant.YesNo(
                        switch (joint) {
                            case AND -> new Condition.And(condition(left, "`and`"), condition(right, "`and`"));
                            case OR -> new Condition.Or(condition(left, "`or`"), condition(right, "`or`"));
                        });
        };
    }

    /// What the scope knows of a term that is a name; nothing for any other term.
    Found found(Term term) {
        return switch (term) {
            case Term.Name(var name, var span) -> scope.bare(name);
            case Term.Measured(var measure, var visit, var span) -> scope.measured(measure, visit);
            case Term.Member(var decision, var member, var span) -> scope.member(decision, member);
            case Term.Quoted(var content, var span) ->
                new Found.Unknown("a name without quotation marks; only a level may have them", content, List.of());
            case Term.Number number -> nothing();
            case Term.Call call -> nothing();
            case Term.Arithmetic arithmetic -> nothing();
            case Term.Negated negated -> nothing();
            case Term.Compared compared -> nothing();
            case Term.Between between -> nothing();
            case Term.Not not -> nothing();
            case Term.Joined joined -> nothing();
        };
    }

    private static Found nothing() {
        return new Found.Unknown("a name", "", List.of());
    }

    private static boolean isName(Term term) {
        return term instanceof Term.Name
                || term instanceof Term.Quoted
                || term instanceof Term.Measured
                || term instanceof Term.Member;
    }

    private Meant read(Term term, Found found) {
        return switch (found) {
            case Found.Number(var reference, var min, var max) ->
                new Meant.Number(new Quantity.Read(reference), min, max);
            case Found.YesNo(var reference) -> new Meant.YesNo(new Condition.Read(reference));
            case Found.OneOf(var reference, var levels) -> new Meant.OneOf(new Level.Read(reference), levels);
            case Found.InClass(var reference, var name) ->
                new Meant.YesNo(new Condition.Is(new Level.Read(reference), new Level.Named(name)));
            case Found.Forbidden forbidden -> {
                forbid(term, forbidden);
                yield new Meant.Unclear();
            }
            case Found.Unknown unknown -> {
                if (term instanceof Term.Name || term instanceof Term.Quoted) {
                    yield new Meant.Loose(unknown.part(), unknown);
                }
                unknown(term, unknown);
                yield new Meant.Unclear();
            }
        };
    }

    void forbid(Term term, Found.Forbidden forbidden) {
        problems.add(term.span(), problems.quote(term.span()), forbidden.expected());
    }

    /// Tells of a name that nothing has, at the part of it that is wrong.
    void unknown(Term term, Found.Unknown unknown) {
        String part = unknown.part();
        Span span = partOf(term, part);
        String nearest = NearestName.of(part, unknown.known());
        String expected = unknown.expected();
        int hyphen = part.indexOf('-');
        if (nearest.isEmpty() && hyphen > 0 && term instanceof Term.Name) {
            expected += "; a minus after a name needs a space before it";
        }
        problems.add(span, Problems.quote(part), expected, nearest);
    }

    private static Span partOf(Term term, String part) {
        Span whole = term.span();
        return switch (term) {
            case Term.Measured(var measure, var visit, var span)
            when part.equals(measure) -> new Span(whole.offset(), measure.length());
            case Term.Measured(var measure, var visit, var span)
            when part.equals(visit) -> new Span(whole.end() - visit.length(), visit.length());
            case Term.Member(var decision, var member, var span)
            when part.equals(decision) -> new Span(whole.offset(), decision.length());
            case Term.Member(var decision, var member, var span)
            when part.equals(member) -> new Span(whole.end() - member.length(), member.length());
            case Term.Number n -> whole;
            case Term.Name n -> whole;
            case Term.Quoted q -> whole;
            case Term.Measured m -> whole;
            case Term.Member m -> whole;
            case Term.Call c -> whole;
            case Term.Arithmetic a -> whole;
            case Term.Negated n -> whole;
            case Term.Compared c -> whole;
            case Term.Between b -> whole;
            case Term.Not n -> whole;
            case Term.Joined j -> whole;
        };
    }

    void mismatch(Term term, Meant meant, String expected) {
        String quote = problems.quote(term.span());
        switch (meant) {
            case Meant.Number number -> problems.add(term.span(), quote + ", a number", expected);
            case Meant.YesNo yesNo -> problems.add(term.span(), quote + ", a condition", expected);
            case Meant.OneOf(var level, var levels) ->
                problems.add(term.span(), quote + ", one of " + listed(levels), expected);
            case Meant.Loose(var name, var unknown) -> unknown(term, unknown);
            case Meant.Unclear unclear -> {}
        }
    }

    private String conditionRemedy(Term term, Meant meant) {
        return switch (meant) {
            case Meant.Number number -> ", such as `" + plain(term) + " > 0`";
            case Meant.OneOf(var level, var levels)
            when !levels.isEmpty() -> ", such as `" + plain(term) + " = " + levels.getFirst() + "`";
            case Meant.OneOf oneOf -> "";
            case Meant.YesNo yesNo -> "";
            case Meant.Loose loose -> "";
            case Meant.Unclear unclear -> "";
        };
    }

    private String plain(Term term) {
        String quote = problems.quote(term.span());
        return quote.substring(1, quote.length() - 1);
    }

    private static String because(String needer) {
        return needer.equals("here") ? "" : " for " + needer;
    }

    static String listed(List<String> levels) {
        var shown = new ArrayList<>(levels.subList(0, Math.min(levels.size(), 12)));
        if (levels.size() > shown.size()) {
            shown.add("…");
        }
        return String.join(", ", shown);
    }
}
