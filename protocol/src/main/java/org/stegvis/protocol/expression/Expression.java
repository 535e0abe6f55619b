package org.stegvis.protocol.expression;

import java.util.LinkedHashSet;
import java.util.Set;

/// A typed term of the expression language. It always terminates and never throws: what cannot be told is missing.
public sealed interface Expression permits Quantity, Condition, Level {

    /// All that the expression names, in order of appearance.
    default Set<Reference> references() {
        var found = new LinkedHashSet<Reference>();
        References.collect(this, found);
        return found;
    }
}
