package org.stegvis.estimation.normal;

import org.stegvis.estimation.calculus.GaussLegendre;

/// What one evaluation carries through the layers.
final class Walk {
    final GaussLegendre rule;
    final double[] from;
    final double[] to;

    /// By row, what the normals held so far add to it; changed in place on the way down and restored on the
    /// way up.
    final double[] shift;

    /// Where an unbounded interval is cut.
    final double end;

    Walk(GaussLegendre rule, double[] from, double[] to, double end) {
        this.rule = rule;
        this.from = from;
        this.to = to;
        this.shift = new double[from.length];
        this.end = end;
    }
}
