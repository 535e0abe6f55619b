package org.stegvis.estimation.mixed;

import org.stegvis.estimation.mixed.Evaluation.AtPattern;

/// Second derivatives of the log likelihood by the elements of Σ on and below the diagonal, at one [Evaluation].
///
/// With U, V the symmetric units of two elements, `T(M) = Σ_patterns tr(W U W V M)`, `P_U = -Σ X'W U W X` and
/// `c_U = Σ X'W U W r`:
///
///     observed  -∂²l = 1/2 [2 T(W(R + H)W) - n T(W) - tr(Φ P_U Φ P_V) - 2 c_U'Φ c_V]
///     expected        = 1/2 [n T(W) - 2 T(WHW) + tr(Φ P_U Φ P_V)]
///
/// and without H and P when unrestricted. For the units `e_a e_b' + e_b e_a'` and `e_c e_d' + e_d e_c'` the trace is
/// `W_bc M_ad + W_bd M_ac + W_ac M_bd + W_ad M_bc`, so no product of matrices is formed for a pair.
///
/// Source: LINDSTROM & BATES 1988, JASA 83, 1014-1022; KENWARD & ROGER 1997, Biometrics 53, 983-997, for P.
///
/// @param p for each element, p x p
record SecondOrder(double[][] observed, double[][] expected, double[][][] p) {

    /// The place of element (a, b), a >= b, among all.
    static int place(int a, int b) {
        return a * (a + 1) / 2 + b;
    }

    static SecondOrder of(PatternSums sums, Evaluation at) {
        int visits = sums.visits();
        int elements = visits * (visits + 1) / 2;
        int terms = sums.terms();
        var observed = new double[elements][elements];
        var expected = new double[elements][elements];
        var p = new double[elements][terms][terms];
        var c = new double[elements][terms];
        for (AtPattern here : at.patterns()) {
            double n = here.pattern().participants();
            double[][] nw = Products.combined(new double[here.w().length][here.w().length], here.w(), n);
            double[][] fitted = Products.sandwich(here.w(), here.fitted());
            double[][] all = Products.sandwich(here.w(), Products.sum(here.residual(), here.fitted()));
            addTraces(here, Products.combined(Products.combined(nw, nw, -2), all, 2), observed);
            addTraces(here, Products.combined(nw, fitted, -2), expected);
            addSlopes(here, sums.source(), p, c);
        }
        double[][] half = Cholesky.of(at.phi()).orElseThrow().factor();
        double[][] rotated = rotated(c, half);
        double[][] packed = at.restricted() ? packed(p, half) : new double[elements][0];
        for (int e = 0; e < elements; e++) {
            for (int f = 0; f <= e; f++) {
                double both = dot(packed[e], packed[f]);
                double cross = dot(rotated[e], rotated[f]);
                observed[e][f] = 0.5 * observed[e][f] - 0.5 * both - cross;
                expected[e][f] = 0.5 * expected[e][f] + 0.5 * both;
                observed[f][e] = observed[e][f];
                expected[f][e] = expected[e][f];
            }
        }
        return new SecondOrder(observed, expected, p);
    }

    private static void addTraces(AtPattern here, double[][] m, double[][] to) {
        double[][] w = here.w();
        int[] visits = here.pattern().visits();
        for (int a = 0; a < w.length; a++) {
            for (int b = 0; b <= a; b++) {
                double[] row = to[place(visits[a], visits[b])];
                double first = a == b ? 0.5 : 1;
                for (int i = 0; i <= a; i++) {
                    for (int j = 0; j <= (i == a ? b : i); j++) {
                        row[place(visits[i], visits[j])] += first
                                * (i == j ? 0.5 : 1)
                                * (w[b][i] * m[a][j] + w[b][j] * m[a][i] + w[a][i] * m[b][j] + w[a][j] * m[b][i]);
                    }
                }
            }
        }
    }

    private static void addSlopes(AtPattern here, int[] source, double[][][] p, double[][] c) {
        VisitPattern pattern = here.pattern();
        int[] visits = pattern.visits();
        int terms = source.length;
        var fw = new double[terms][];
        for (int j = 0; j < terms; j++) {
            fw[j] = pattern.weighted(j, here.w());
        }
        double[][] rw = Products.of(here.ur(), here.w());
        for (int a = 0; a < visits.length; a++) {
            for (int b = 0; b <= a; b++) {
                double unit = a == b ? 0.5 : 1;
                int place = place(visits[a], visits[b]);
                for (int j = 0; j < terms; j++) {
                    double ja = unit * fw[j][a];
                    double jb = unit * fw[j][b];
                    double[] uu = pattern.uu()[source[j]];
                    double[] to = p[place][j];
                    for (int l = 0; l < terms; l++) {
                        to[l] -= uu[source[l]] * (ja * fw[l][b] + jb * fw[l][a]);
                    }
                    c[place][j] += ja * rw[source[j]][b] + jb * rw[source[j]][a];
                }
            }
        }
    }

    /// `C'c` for each element, `Φ = C C'`.
    private static double[][] rotated(double[][] c, double[][] half) {
        return Products.of(c, half);
    }

    /// `C' P C` for each element, its lower triangle in a row, off-diagonal entries times √2: the inner product of
    /// two rows is `tr(Φ P_U Φ P_V)`.
    private static double[][] packed(double[][][] p, double[][] half) {
        var rows = new double[p.length][];
        for (int e = 0; e < p.length; e++) {
            double[][] s = Products.transposedTimes(half, Products.of(p[e], half));
            var row = new double[s.length * (s.length + 1) / 2];
            for (int i = 0; i < s.length; i++) {
                for (int j = 0; j <= i; j++) {
                    row[place(i, j)] = i == j ? s[i][j] : Math.sqrt(2) * s[i][j];
                }
            }
            rows[e] = row;
        }
        return rows;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
