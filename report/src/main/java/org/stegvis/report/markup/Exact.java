package org.stegvis.report.markup;

import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.text;

import java.util.List;

/// A number that is shown rounded, with all its digits for machines: `<data value="-2.4231">−2.4</data>`.
public final class Exact {
    private Exact() {}

    /// The element of a number; of one that is not finite the text alone.
    ///
    /// @param shown the number as people read it
    public static Node of(double value, String shown) {
        return Double.isFinite(value)
                ? element("data", attributes("value", Double.toString(value)), List.of(text(shown)))
                : text(shown);
    }
}
