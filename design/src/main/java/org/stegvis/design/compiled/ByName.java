package org.stegvis.design.compiled;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Expression;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Values;

/// An expression that looks at one name only has few values: they are worked out once for each name and
/// then looked up.
final class ByName {
    private final Names names;
    private final Reference reference;
    private final int[] column;

    private ByName(Names names, Reference reference, int[] column) {
        this.names = names;
        this.reference = reference;
        this.column = column;
    }

    /// Null when the expression looks at anything else.
    static @Nullable ByName of(Expression expression, Names names, View view) {
        Set<Reference> all = expression.references();
        if (all.size() != 1) {
            return null;
        }
        Reference one = all.iterator().next();
        return view.isNumber(one) ? null : new ByName(names, one, view.level(one));
    }

    /// How many names there are, [Names#MISSING] included. Grows while expressions are compiled.
    private int size() {
        return names.size() + 1;
    }

    /// What an expression finds where the name is that of a place, [Names#MISSING] at place 0.
    private Values values(int place) {
        int code = place + Names.MISSING;
        return new Values() {
            @Override
            public double number(Reference asked) {
                return Double.NaN;
            }

            @Override
            public @Nullable String level(Reference asked) {
                return code == Names.MISSING || !asked.equals(reference) ? null : names.name(code);
            }
        };
    }

    static final class Number extends NumberNode {
        private final ByName of;
        private final Quantity quantity;
        private final double[] out;
        private double[] table = {};

        Number(ByName of, Quantity quantity, double[] out) {
            super(out);
            this.of = of;
            this.quantity = quantity;
            this.out = out;
        }

        @Override
        double[] at(int from, int to) {
            if (table.length != of.size()) {
                table = new double[of.size()];
                for (int place = 0; place < table.length; place++) {
                    table[place] = quantity.evaluate(of.values(place));
                }
            }
            double[] t = table;
            int[] codes = of.column;
            for (int i = from; i < to; i++) {
                out[i] = t[codes[i] - Names.MISSING];
            }
            return out;
        }
    }

    static final class Truth extends TruthNode {
        private final ByName of;
        private final Condition condition;
        private final byte[] out;
        private byte[] table = {};

        Truth(ByName of, Condition condition, byte[] out) {
            super(out);
            this.of = of;
            this.condition = condition;
            this.out = out;
        }

        @Override
        byte[] at(int from, int to) {
            if (table.length != of.size()) {
                table = new byte[of.size()];
                for (int place = 0; place < table.length; place++) {
                    table[place] = switch (condition.evaluate(of.values(place))) {
                        case TRUE -> TRUE;
                        case FALSE -> FALSE;
                        case UNKNOWN -> UNKNOWN;
                    };
                }
            }
            byte[] t = table;
            int[] codes = of.column;
            for (int i = from; i < to; i++) {
                out[i] = t[codes[i] - Names.MISSING];
            }
            return out;
        }
    }
}
