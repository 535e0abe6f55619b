package org.stegvis.design.size;

import org.stegvis.estimation.inference.JointEstimate;

/// Simulated trials of one kind, one after another.
interface EstimatedTrials {
    /// The values estimated from the next trial, with their covariance.
    JointEstimate next(int participants);

    /// The path that a participant goes, by its place in the design.
    static int path(EmbeddedDesign design, double uniform) {
        double left = uniform;
        int last = design.paths().size() - 1;
        for (int p = 0; p < last; p++) {
            left -= design.paths().get(p).occurrence();
            if (left < 0) {
                return p;
            }
        }
        return last;
    }
}
