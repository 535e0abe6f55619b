package org.stegvis.protocol.expression;

import java.util.List;

/// What the names in an expression mean at the place where the expression stands.
///
/// Where a short name (`response`, `class`) has a meaning, the full one (`second.response`, `second.class`) has the
/// same, so that a printed expression can be read again.
public interface Scope {

    /// What `measure@visit` means; the visit may be [Reference#NOW].
    Found measured(String measure, String visit);

    /// What a name on its own means: a characteristic, an earlier decision (the option received there), `class`
    /// or a response class of the decision at hand.
    Found bare(String name);

    /// What `decision.member` means: a response class of that decision, or `class` for which of them it is.
    Found member(String decision, String member);

    /// What a name turned out to be.
    sealed interface Found {

        /// A number that lies between `min` and `max`, either of which may be infinite.
        record Number(Reference reference, double min, double max) implements Found {
            public Number {
                if (!(min <= max)) {
                    throw new IllegalArgumentException(
                            "A range from %s to %s must have its lower end first.".formatted(min, max));
                }
            }
        }

        /// A yes-no fact.
        record YesNo(Reference reference) implements Found {}

        /// One of a list of names: a category, an option, the response class.
        record OneOf(Reference reference, List<String> levels) implements Found {
            public OneOf {
                levels = List.copyOf(levels);
            }
        }

        /// A condition that has a name: membership of a response class.
        record InClass(Reference reference, String name) implements Found {}

        /// A name that exists but may not stand here.
        ///
        /// @param expected what to write instead and why, as the expected part of a finding
        record Forbidden(String expected) implements Found {}

        /// A name that nothing has.
        ///
        /// @param expected what could stand here in words: `a characteristic or an earlier decision`
        /// @param part the part of the name that is wrong: the measure or the visit of `odi@wek10`;
        ///     the whole name when it is bare
        /// @param known the names that could stand in place of that part, for the nearest one
        record Unknown(String expected, String part, List<String> known) implements Found {
            public Unknown {
                known = List.copyOf(known);
            }
        }
    }
}
