package org.stegvis.protocol.expression;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Scope.Found;

/// Gives comparisons their meaning: of numbers, or of a name with its levels.
final class Equality {
    private final Meaning meaning;
    private final Problems problems;

    Equality(Meaning meaning, Problems problems) {
        this.meaning = meaning;
        this.problems = problems;
    }

    Condition between(Term.Between term) {
        String sign = "`" + term.first().sign() + "`";
        Meant.Number low = meaning.number(term.low(), sign);
        Meant.Number middle = meaning.number(term.middle(), sign);
        Meant.Number high = meaning.number(term.high(), "`" + term.second().sign() + "`");
        warnOutside(term.low(), low, term.middle(), middle);
        warnOutside(term.middle(), middle, term.high(), high);
        return new Condition.And(
                new Condition.Compared(term.first(), low.quantity(), middle.quantity()),
                new Condition.Compared(term.second(), middle.quantity(), high.quantity()));
    }

    Condition compared(Term.Compared term) {
        return switch (term.comparison()) {
            case EQUAL -> same(term);
            case DIFFERENT -> different(same(term));
            case LESS, AT_MOST, AT_LEAST, GREATER -> ordered(term);
        };
    }

    /// `a != b` of numbers has a sign of its own; of levels it is `not a = b`.
    private static Condition different(Condition same) {
        return same instanceof Condition.Compared(var sign, var left, var right)
                ? new Condition.Compared(Comparison.DIFFERENT, left, right)
                : new Condition.Not(same);
    }

    private Condition ordered(Term.Compared term) {
        String sign = "`" + term.comparison().sign() + "`";
        Meant.Number left = meaning.number(term.left(), sign);
        Meant.Number right = meaning.number(term.right(), sign);
        warnOutside(term.left(), left, term.right(), right);
        return new Condition.Compared(term.comparison(), left.quantity(), right.quantity());
    }

    /// `left = right`, where a name that is a level of the other side is that level.
    private Condition same(Term.Compared term) {
        Condition level = levelOf(term.left(), term.right());
        if (level != null) {
            return level;
        }
        Meant left = meaning.of(term.left());
        Meant right = meaning.of(term.right());
        if (left instanceof Meant.Number one && right instanceof Meant.Number other) {
            warnOutside(term.left(), one, term.right(), other);
            return new Condition.Compared(Comparison.EQUAL, one.quantity(), other.quantity());
        }
        if (left instanceof Meant.OneOf one && right instanceof Meant.OneOf other) {
            if (Collections.disjoint(one.levels(), other.levels())) {
                problems.add(
                        term.right().span(),
                        problems.quote(term.right().span()) + ", one of " + Meaning.listed(other.levels()),
                        "a name with a level of " + problems.quote(term.left().span()) + ": "
                                + Meaning.listed(one.levels()));
            }
            return new Condition.Is(one.level(), other.level());
        }
        tellDifferentTypes(term, left, right);
        return Condition.ALWAYS;
    }

    private @Nullable Condition levelOf(Term left, Term right) {
        if (meaning.found(left) instanceof Found.OneOf(var reference, var levels) && isLevel(right, levels)) {
            return new Condition.Is(new Level.Read(reference), new Level.Named(written(right)));
        }
        if (meaning.found(right) instanceof Found.OneOf(var reference, var levels) && isLevel(left, levels)) {
            return new Condition.Is(new Level.Named(written(left)), new Level.Read(reference));
        }
        return null;
    }

    private static boolean isLevel(Term term, List<String> levels) {
        return levels.contains(written(term)) && !written(term).isEmpty();
    }

    private static String written(Term term) {
        if (term instanceof Term.Name(var name, var span)) {
            return name;
        }
        if (term instanceof Term.Quoted(var content, var span)) {
            return content;
        }
        return term instanceof Term.Number(var value, var digits, var span) ? digits : "";
    }

    private void tellDifferentTypes(Term.Compared term, Meant left, Meant right) {
        if (left instanceof Meant.OneOf(var level, var levels)) {
            notALevel(term.left(), levels, term.right(), right);
        } else if (right instanceof Meant.OneOf(var level, var levels)) {
            notALevel(term.right(), levels, term.left(), left);
        } else if (left instanceof Meant.YesNo || right instanceof Meant.YesNo) {
            tellYesNo(term.left(), left);
            tellYesNo(term.right(), right);
        } else {
            tellNotANumber(term.left(), left);
            tellNotANumber(term.right(), right);
        }
    }

    private void tellNotANumber(Term term, Meant meant) {
        if (!(meant instanceof Meant.Number)) {
            meaning.mismatch(term, meant, "a number for `=`");
        }
    }

    private void tellYesNo(Term term, Meant meant) {
        if (meant instanceof Meant.YesNo) {
            String quote = problems.quote(term.span());
            problems.add(
                    term.span(), quote + ", a condition", "the condition by itself, " + quote + ", or `not` before it");
        } else if (meant instanceof Meant.Loose(var name, var unknown)
                && !List.of("yes", "no").contains(name)) {
            meaning.unknown(term, unknown);
        }
    }

    private void notALevel(Term of, List<String> levels, Term term, Meant meant) {
        String expected = "one of the levels of " + problems.quote(of.span()) + ": " + Meaning.listed(levels);
        if (meant instanceof Meant.Loose(var name, var unknown)) {
            problems.add(term.span(), problems.quote(term.span()), expected, NearestName.of(name, levels));
        } else {
            meaning.mismatch(term, meant, expected);
        }
    }

    private void warnOutside(Term left, Meant.Number one, Term right, Meant.Number other) {
        warnConstant(left, one, right, other);
        warnConstant(right, other, left, one);
    }

    private void warnConstant(Term constantTerm, Meant.Number constant, Term readTerm, Meant.Number read) {
        if (constant.quantity() instanceof Quantity.Constant(var value)
                && read.quantity() instanceof Quantity.Read
                && (value < read.min() || value > read.max())) {
            problems.warn(
                    constantTerm.span(),
                    problems.quote(constantTerm.span()),
                    "a number on the scale of %s, from %s to %s"
                            .formatted(
                                    problems.quote(readTerm.span()), Numerals.of(read.min()), Numerals.of(read.max())));
        }
    }
}
