package org.stegvis.estimation.regimes;

import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// What an interim look says of the values of regimes, and of what it knows less than the end will.
///
/// @param values now, with their covariance
/// @param influence participants x regimes: what each participant adds to the error of each value; its
/// crossproduct is the covariance where nothing clusters
/// @param atEnd the covariance of the values when all have come to the end, times their number
public record InterimValues(JointEstimate values, Matrix influence, Matrix atEnd) {

    /// The information fraction of a linear combination of the values: its variance in a trial of `planned`
    /// participants who have all come to the end, over its variance now.
    ///
    /// Source: JENNISON & TURNBULL 2000, section 3.1, information is one over the variance; MANSCHOT, LABER
    /// & DAVIDIAN 2023 for regimes.
    public double fraction(Column weights, int planned) {
        Matrix row = Matrix.of(1, weights.size(), (i, j) -> weights.get(j));
        double end = atEnd.quadratic(row).get(0, 0) / planned;
        return end / values.covariance().quadratic(row).get(0, 0);
    }

    /// That of a value, counted from 0.
    public double fraction(int regime, int planned) {
        return fraction(Column.of(values.size(), d -> d == regime ? 1 : 0), planned);
    }

    /// That of the value `of` less the value `versus`.
    public double fraction(int of, int versus, int planned) {
        return fraction(Column.of(values.size(), d -> d == of ? 1 : d == versus ? -1 : 0), planned);
    }
}
