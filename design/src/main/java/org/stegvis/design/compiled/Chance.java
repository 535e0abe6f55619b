package org.stegvis.design.compiled;

import org.jspecify.annotations.Nullable;
import org.stegvis.design.simulation.Arrivals;
import org.stegvis.randomisation.CounterSource;

/// The uniform numbers of the participants, a column for each thing that chance decides. Eight of them, a
/// group, come at once; they are kept for the rows in which the same people stand.
final class Chance {
    private final long[] subjects;

    /// By group: eight columns of half words.
    private final int[][][] kept;

    /// By part: the column of its numbers; none for a part that nobody asked for.
    private final double[] @Nullable [] uniform;

    /// By group: the rows whose numbers are kept begin here, and end before there.
    private final int[] from;

    private final int[] to;

    /// Who comes when; null where enrolment is even.
    private final @Nullable Arrivals arrivals;

    private CounterSource source = new CounterSource(0);

    Chance(long[] subjects, int parts, @Nullable Arrivals arrivals) {
        this.arrivals = arrivals;
        this.subjects = subjects;
        int groups = (parts + CounterSource.PARTS - 1) / CounterSource.PARTS;
        kept = new int[groups][CounterSource.PARTS][subjects.length];
        uniform = new double[groups * CounterSource.PARTS][];
        from = new int[groups];
        to = new int[groups];
    }

    void begin(CounterSource newSource) {
        source = newSource;
        if (arrivals != null) {
            arrivals.begin(newSource);
        }
        forget(0);
    }

    /// Puts the site to which each has come in a column; false where sites are drawn like anything else.
    boolean sites(int[] codes, int first, int end, int[] into) {
        if (arrivals == null) {
            return false;
        }
        for (int i = first; i < end; i++) {
            into[i] = codes[arrivals.site((int) subjects[i])];
        }
        return true;
    }

    @Nullable
    Arrivals arrivals() {
        return arrivals;
    }

    /// The numbers of a part.
    double[] of(int part, int first, int end) {
        int[] halves = halves(part, first, end);
        double[] numbers = column(part);
        for (int i = first; i < end; i++) {
            numbers[i] = CounterSource.uniform(halves[i]);
        }
        return numbers;
    }

    /// The half words that they are made of.
    int[] halves(int part, int first, int end) {
        int group = part / CounterSource.PARTS;
        if (first < from[group] || first > to[group]) {
            from[group] = first;
            to[group] = first;
        }
        if (end > to[group]) {
            source.halves(subjects, to[group], end, group, kept[group]);
            to[group] = end;
        }
        return kept[group][part % CounterSource.PARTS];
    }

    private double[] column(int part) {
        double[] known = uniform[part];
        if (known == null) {
            known = new double[subjects.length];
            uniform[part] = known;
        }
        return known;
    }

    /// Other people stand in the rows from `first` on.
    void forget(int first) {
        for (int group = 0; group < to.length; group++) {
            to[group] = Math.min(to[group], first);
            from[group] = Math.min(from[group], to[group]);
        }
    }

    /// The people of some rows have been moved to the rows from `first` on, and nobody stands behind them.
    ///
    /// @param places where the one now in a row stood before
    /// @param before the end of the rows before they were closed up
    void moved(int[] places, int first, int end, int before) {
        for (int group = 0; group < to.length; group++) {
            if (from[group] <= first && to[group] >= before) {
                for (int[] column : kept[group]) {
                    for (int i = first; i < end; i++) {
                        column[i] = column[places[i]];
                    }
                }
                to[group] = end;
            } else {
                to[group] = Math.min(to[group], first);
                from[group] = Math.min(from[group], to[group]);
            }
        }
    }
}
