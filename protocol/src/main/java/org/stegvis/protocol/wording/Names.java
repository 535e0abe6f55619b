package org.stegvis.protocol.wording;

import org.stegvis.protocol.Language;
import org.stegvis.protocol.Measure.Direction;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Reference;

/// What people call the things that an expression names.
public interface Names {
    String measure(String id);

    /// A visit as it is called within a sentence: `baseline`, `week 10`; also for [Reference#NOW].
    String visit(String id);

    String characteristic(String id);

    String decision(String id);

    /// A level of what `of` refers to: the title of a treatment or response class, or the category as it is.
    String level(Reference of, String level);

    /// Which way people want a measure to go.
    Direction better(String measure);

    /// Whether a visit is before another in time; [Reference#NOW] is after every named one.
    boolean isBefore(String visit, String other);

    /// The titles of a protocol.
    static Names of(Protocol protocol, Language language) {
        return new ProtocolNames(protocol, language);
    }
}
