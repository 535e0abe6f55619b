package org.stegvis.design.compiled;

import org.stegvis.randomisation.CounterSource;

/// The uniform numbers of the participants, a column for each thing that chance decides. Eight come at once; they
/// are
/// kept until others are asked for.
final class Chance {
    private final long[] subjects;
    private final double[][] kept;
    private CounterSource source = new CounterSource(0);
    private long group = -1;
    private int from;
    private int to;

    Chance(long[] subjects) {
        this.subjects = subjects;
        this.kept = new double[CounterSource.PARTS][subjects.length];
    }

    void begin(CounterSource newSource) {
        source = newSource;
        group = -1;
    }

    double[] of(int part, int first, int end) {
        long wanted = part / CounterSource.PARTS;
        if (wanted != group || first < from || end > to) {
            source.uniforms(subjects, first, end, wanted, kept);
            group = wanted;
            from = first;
            to = end;
        }
        return kept[part % CounterSource.PARTS];
    }

    /// Other people stand in the rows.
    void forget() {
        group = -1;
    }

    /// The people of some rows have been moved to the rows from `first` on.
    ///
    /// @param places where the one now in a row stood before
    void moved(int[] places, int first, int end) {
        if (group >= 0 && first >= from && end <= to) {
            for (double[] column : kept) {
                for (int i = first; i < end; i++) {
                    column[i] = column[places[i]];
                }
            }
            from = first;
            to = end;
        } else {
            group = -1;
        }
    }
}
