package org.stegvis.protocol.expression;

import java.util.List;

/// What became of the text of an expression.
public sealed interface Parsed<E> {

    /// What a reviewer would ask about, although it has a meaning.
    List<Problem> warnings();

    /// The text has a meaning.
    record Typed<E>(E expression, List<Problem> warnings) implements Parsed<E> {
        public Typed {
            warnings = List.copyOf(warnings);
        }
    }

    /// The text has no meaning; every problem found, in order of place.
    record Faulty<E>(List<Problem> problems, List<Problem> warnings) implements Parsed<E> {
        public Faulty {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("A faulty expression must have a problem.");
            }
        }
    }
}
