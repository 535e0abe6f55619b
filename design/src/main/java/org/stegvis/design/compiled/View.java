package org.stegvis.design.compiled;

import org.stegvis.protocol.expression.Reference;

/// Where the columns of what an expression names are, from one point of view.
interface View {
    /// Numbers; NaN is missing. A column of NaN for what has no number.
    double[] number(Reference reference);

    /// Whether it is a number; else it is a name.
    boolean isNumber(Reference reference);

    /// Codes of names; [Names#MISSING] is missing. A column of that for what has no name.
    int[] level(Reference reference);
}
