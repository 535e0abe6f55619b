package org.stegvis.evidence.living;

import org.stegvis.evidence.StudyResult;

/// An estimate with its interval at its own level, on the scale on which it is pooled.
public record Told(double estimate, double lower, double upper, double level) {
    static Told of(StudyResult.Effect effect) {
        return new Told(effect.estimate(), effect.lower(), effect.upper(), effect.level());
    }

    /// Whether the interval excludes no effect.
    public boolean excludesNone() {
        return lower > 0 || upper < 0;
    }

    /// Where the interval lies with respect to differences that matter.
    ///
    /// @param important the least important difference, positive; NaN when there is none
    public Importance importance(double important) {
        if (Double.isNaN(important)) {
            return Importance.UNKNOWN;
        }
        if (lower > -important && upper < important) {
            return Importance.EXCLUDED;
        }
        return lower >= important || upper <= -important ? Importance.CERTAIN : Importance.POSSIBLE;
    }

    /// Whether an effect matters to patients.
    public enum Importance {
        /// Nobody has said which difference matters.
        UNKNOWN,
        /// The interval lies within the least important difference.
        EXCLUDED,
        /// The interval holds differences that matter and differences that do not.
        POSSIBLE,
        /// The whole interval lies beyond the least important difference.
        CERTAIN
    }
}
