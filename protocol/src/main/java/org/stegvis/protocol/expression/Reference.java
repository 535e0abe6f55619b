package org.stegvis.protocol.expression;

/// Something about a participant that an expression can name. Its `toString()` is the name of the data
/// column that holds it.
public sealed interface Reference {

    /// The visit at which the decision at hand is being taken; a placeholder, never a visit's own name.
    String NOW = "now";

    /// The option of a decision that was passed without an allocation: `first = none`.
    String NO_OPTION = "none";

    /// The response class of a participant whom no class fits, or who passed the decision by. No class has this
    /// name, so every class is false rather than unknown.
    String NO_CLASS = "";

    /// The score of a measure at a visit: `odi@week10`, or `odi@now`.
    record Measured(String measure, String visit) implements Reference {
        public Measured at(String actualVisit) {
            return new Measured(measure, actualVisit);
        }

        public boolean isNow() {
            return visit.equals(NOW);
        }

        @Override
        public String toString() {
            return measure + "@" + visit;
        }
    }

    /// A fact known from screening: `age`, `site`.
    record Characteristic(String name) implements Reference {
        @Override
        public String toString() {
            return name;
        }
    }

    /// The option a participant received at a decision: `first`.
    record OptionAt(String decision) implements Reference {
        @Override
        public String toString() {
            return decision;
        }
    }

    /// The response class a participant was put in at a decision: `response` inside that decision,
    /// `second.response` elsewhere.
    record ClassAt(String decision) implements Reference {
        @Override
        public String toString() {
            return decision + ".class";
        }
    }
}
