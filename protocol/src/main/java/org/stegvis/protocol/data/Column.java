package org.stegvis.protocol.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// One variable of a data set: a value for each participant, in their order.
public sealed interface Column {

    int size();

    boolean isMissing(int row);

    /// Numbers; yes-no facts are 1 and 0; NaN is missing.
    final class Numbers implements Column {
        private final double[] values;

        private Numbers(double[] values) {
            this.values = values;
        }

        public static Numbers of(double... values) {
            return new Numbers(values.clone());
        }

        public static Numbers of(int size, IntToDoubleFunction value) {
            var values = new double[size];
            for (int row = 0; row < size; row++) {
                values[row] = value.applyAsDouble(row);
            }
            return new Numbers(values);
        }

        public double at(int row) {
            return values[row];
        }

        public double[] toArray() {
            return values.clone();
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isMissing(int row) {
            return Double.isNaN(values[row]);
        }
    }

    /// Names from a list of levels; null is missing.
    final class Levels implements Column {
        /// The code of a name that is missing.
        public static final int MISSING = -1;

        private final List<String> levels;
        private final int[] codes;

        private Levels(List<String> levels, int[] codes) {
            this.levels = levels;
            this.codes = codes;
        }

        /// Names told row by row, held as codes into levels that are known beforehand.
        ///
        /// @param levels all names that may occur, in their order
        /// @param value the name in a row, null when it is missing
        /// @throws IllegalArgumentException when a name is not among the levels
        public static Levels of(List<String> levels, int size, IntFunction<@Nullable String> value) {
            List<String> known = List.copyOf(levels);
            var codes = new int[size];
            for (int row = 0; row < size; row++) {
                String name = value.apply(row);
                codes[row] = name == null ? MISSING : known.indexOf(name);
                if (name != null && codes[row] == MISSING) {
                    throw new IllegalArgumentException(
                            "'%s' in row %d is not one of %s.".formatted(name, row + 1, known));
                }
            }
            return new Levels(known, codes);
        }

        /// Names of a caller that has kept codes and not names.
        ///
        /// @param codes for each row the position of its name among the levels, [#MISSING] for none
        /// @throws IllegalArgumentException when a code is none of these
        public static Levels ofCodes(List<String> levels, int... codes) {
            for (int code : codes) {
                if (code < MISSING || code >= levels.size()) {
                    throw new IllegalArgumentException(
                            "%d is the code of no level; there are %d of them.".formatted(code, levels.size()));
                }
            }
            return new Levels(List.copyOf(levels), codes.clone());
        }

        /// The same with the levels that occur, in order of appearance.
        public static Levels of(List<@Nullable String> values) {
            var levels = new ArrayList<String>();
            for (String value : values) {
                if (value != null && !levels.contains(value)) {
                    levels.add(value);
                }
            }
            return of(levels, values.size(), values::get);
        }

        public List<String> levels() {
            return levels;
        }

        public @Nullable String at(int row) {
            return codes[row] == MISSING ? null : levels.get(codes[row]);
        }

        /// The position of the row's name among [#levels], -1 when it is missing.
        public int code(int row) {
            return codes[row];
        }

        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public boolean isMissing(int row) {
            return codes[row] == MISSING;
        }
    }
}
