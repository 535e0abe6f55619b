package org.stegvis.estimation.mixed;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Whole matrices for second derivations, by EJML.
record Dense(DMatrixRMaj m) {

    static Dense zero(int rows, int columns) {
        return new Dense(new DMatrixRMaj(rows, columns));
    }

    double get(int i, int j) {
        return m.get(i, j);
    }

    void set(int i, int j, double value) {
        m.set(i, j, value);
    }

    Dense transpose() {
        return new Dense(CommonOps_DDRM.transpose(m, null));
    }

    Dense mult(Dense right) {
        return new Dense(CommonOps_DDRM.mult(m, right.m, null));
    }

    Dense minus(Dense right) {
        return new Dense(CommonOps_DDRM.subtract(m, right.m, null));
    }

    Dense invert() {
        DMatrixRMaj inverse = m.copy();
        CommonOps_DDRM.invert(inverse);
        return new Dense(inverse);
    }

    double trace() {
        return CommonOps_DDRM.trace(m);
    }

    double determinant() {
        return CommonOps_DDRM.det(m);
    }
}
