package org.stegvis.evidence.meta;

import org.stegvis.estimation.inference.Reference;

/// The distribution behind a prediction interval, `estimate ± quantile · √(se² + τ²)`. Programs differ, so it is named.
public enum Prediction {
    /// Standard normal.
    NORMAL("z"),
    /// Student's t with k - p, as metafor does beside Knapp-Hartung.
    STUDENT_T("t, k - p"),
    /// Student's t with one degree less, for τ² is estimated too.
    /// Source: HIGGINS, THOMPSON & SPIEGELHALTER 2009, J R Stat Soc A 172:137-159.
    STUDENT_T_LESS_ONE("t, k - p - 1");

    private final String label;

    Prediction(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// @param df k - p
    Reference reference(int df) {
        return switch (this) {
            case NORMAL -> Reference.normal();
            case STUDENT_T -> new Reference.StudentT(df);
            case STUDENT_T_LESS_ONE -> new Reference.StudentT(df - 1);
        };
    }

    boolean needsMoreThan(int df) {
        return switch (this) {
            case NORMAL -> false;
            case STUDENT_T -> df < 1;
            case STUDENT_T_LESS_ONE -> df < 2;
        };
    }
}
