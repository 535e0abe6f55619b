package org.stegvis.report.effect;

import org.stegvis.estimation.inference.Estimate;

/// Where an interval lies with respect to the least important difference.
enum Importance {
    /// No difference as large as the important one is compatible with the data.
    WITHIN,
    /// Only differences larger than the important one are.
    BEYOND,
    /// Both are.
    UNDECIDED;

    static Importance of(Estimate difference, double important) {
        if (difference.lower() > -important && difference.upper() < important) {
            return WITHIN;
        }
        return difference.lower() > important || difference.upper() < -important ? BEYOND : UNDECIDED;
    }
}
