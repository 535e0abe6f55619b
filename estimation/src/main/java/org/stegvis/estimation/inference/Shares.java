package org.stegvis.estimation.inference;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// How much each participant (or cluster) weighs in each of several values: few of large weight leave fewer degrees
/// of freedom than many of the same.
///
/// With errors of one variance the value `Σ_d c_d m_d` has an error `Σ_i s_i e_i`, and its sandwich variance, a sum of
/// squares `s_i² e_i²`, has the mean and the variance of a multiple of chi-square with `(Σ s_i²)² / Σ s_i⁴` degrees of
/// freedom; `s_i = Σ_d c_d each(i, d)`.
///
/// Source: SATTERTHWAITE 1946, Biometrics Bulletin 2; for sandwich variances FAY & GRAUBARD 2001, Biometrics 57, and
/// BELL & MCCAFFREY 2002, Survey Methodology 28.
///
/// @param each participants (or clusters) x values
public record Shares(Matrix each) {

    /// What the combination `Σ_d weights_d value_d` is referred to; normal where nobody weighs in it.
    Reference reference(Column weights) {
        Column shares = each.times(weights);
        double largest = 0;
        for (int i = 0; i < shares.size(); i++) {
            largest = Math.max(largest, Math.abs(shares.get(i)));
        }
        if (!(largest > 0)) {
            return Reference.normal();
        }
        double squares = 0;
        double fourths = 0;
        for (int i = 0; i < shares.size(); i++) {
            double square = shares.get(i) / largest * (shares.get(i) / largest);
            squares += square;
            fourths += square * square;
        }
        return new Reference.StudentT(squares * squares / fourths);
    }

    /// Of the values `map · value`.
    Shares map(Matrix map) {
        return new Shares(each.times(map.transpose()));
    }

    /// What the quadratic form of the values is referred to: the degrees of freedom along the principal axes of their
    /// covariance, put together. Source: Fai & Cornelius 1996, Journal of Statistical Computation and
    /// Simulation 54.
    ///
    /// @param covariance of the values
    /// @param rank of the covariance
    Reference together(Matrix covariance, int rank) {
        int q = covariance.rows();
        var copy = new DMatrixRMaj(q, q);
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                copy.set(i, j, covariance.get(i, j));
            }
        }
        var eigen = DecompositionFactory_DDRM.eig(q, true, true);
        if (rank == 0 || !eigen.decompose(copy)) {
            return Reference.normal();
        }
        double sum = 0;
        double largest = 0;
        for (int m = 0; m < q; m++) {
            largest = Math.max(largest, eigen.getEigenvalue(m).getReal());
        }
        for (int m = 0; m < q; m++) {
            DMatrixRMaj vector = eigen.getEigenVector(m);
            boolean isIn = eigen.getEigenvalue(m).getReal() > 1e-10 * largest;
            if (isIn && reference(Column.of(q, vector::get)) instanceof Reference.StudentT(double df) && df > 2) {
                sum += df / (df - 2);
            }
        }
        return new Reference.StudentT(sum > rank ? 2 * sum / (sum - rank) : 2);
    }
}
