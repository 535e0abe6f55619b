package org.stegvis.evidence;

/// What somebody judged about one domain of the certainty, who, when and why.
public record Judgement(Concern concern, Signed signed) {

    /// How much a domain lowers the certainty.
    public enum Concern {
        NOT_SERIOUS("not-serious", 0),
        SERIOUS("serious", 1),
        VERY_SERIOUS("very-serious", 2);

        private final String label;
        private final int steps;

        Concern(String label, int steps) {
            this.label = label;
            this.steps = steps;
        }

        /// The name in files.
        public String label() {
            return label;
        }

        /// How many steps it lowers the certainty.
        public int steps() {
            return steps;
        }
    }
}
