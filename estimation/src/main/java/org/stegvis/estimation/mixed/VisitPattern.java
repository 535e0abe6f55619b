package org.stegvis.estimation.mixed;

/// The participants seen at the same visits: all that the likelihood needs to know of them.
///
/// With `u` the distinct values of the terms (q of them) and `y` the outcomes, `uu = Σ u u'`, `uy = Σ u y'` and
/// `yy = Σ y y'` over the participants.
///
/// @param visits the indices of the t visits, ascending
/// @param places for each term, the positions in `visits` at which its factor is not zero
/// @param factors the factors there
record VisitPattern(
        int[] visits,
        int participants,
        double[][] uu,
        double[][] uy,
        double[][] yy,
        int[][] places,
        double[][] factors) {

    int size() {
        return visits.length;
    }

    /// The same sums, of this many participants.
    VisitPattern of(int count) {
        return new VisitPattern(visits, count, uu, uy, yy, places, factors);
    }

    /// The part of a T x T matrix that belongs to these visits.
    double[][] part(double[][] covariance) {
        var part = new double[size()][size()];
        for (int a = 0; a < size(); a++) {
            for (int b = 0; b < size(); b++) {
                part[a][b] = covariance[visits[a]][visits[b]];
            }
        }
        return part;
    }

    /// `F_j' M`, where F_j holds the factors of term j at these visits.
    double[] weighted(int j, double[][] m) {
        var row = new double[size()];
        for (int k = 0; k < places[j].length; k++) {
            double factor = factors[j][k];
            double[] from = m[places[j][k]];
            for (int b = 0; b < row.length; b++) {
                row[b] += factor * from[b];
            }
        }
        return row;
    }

    /// `x' F_j` for x over these visits.
    double along(int j, double[] x) {
        double sum = 0;
        for (int k = 0; k < places[j].length; k++) {
            sum += factors[j][k] * x[places[j][k]];
        }
        return sum;
    }
}
