package org.stegvis.protocol.instrument;

/// The least change of one person that this person would call important. Not the least important difference between
/// groups.
public sealed interface LeastChange {

    /// In points of the score.
    record Points(double points) implements LeastChange {
        public Points {
            if (!(points > 0 && points < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A least change of " + points + " points must be positive.");
            }
        }
    }

    /// In percent of the person's baseline.
    record PercentOfBaseline(double percent) implements LeastChange {
        public PercentOfBaseline {
            if (!(percent > 0 && percent <= 100)) {
                throw new IllegalArgumentException("A least change of " + percent + " % must be from 0 to 100 %.");
            }
        }
    }
}
