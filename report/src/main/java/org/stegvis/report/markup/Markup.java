package org.stegvis.report.markup;

import java.util.Arrays;
import java.util.List;
import org.stegvis.report.markup.Node.Attribute;
import org.stegvis.report.markup.Node.Chars;
import org.stegvis.report.markup.Node.Element;
import org.stegvis.report.markup.Node.Group;

/// Short ways to write elements down.
public final class Markup {
    public static final Node NOTHING = new Group(List.of());

    private Markup() {}

    public static Node text(String text) {
        return new Chars(text);
    }

    public static Node group(List<? extends Node> nodes) {
        return new Group(List.copyOf(nodes));
    }

    public static Node group(Node... nodes) {
        return new Group(List.of(nodes));
    }

    public static Element element(String name, List<Attribute> attributes, List<? extends Node> children) {
        return new Element(name, attributes, List.copyOf(children));
    }

    public static Element element(String name, Node... children) {
        return new Element(name, List.of(), List.of(children));
    }

    public static Element element(String name, String text) {
        return element(name, text(text));
    }

    /// An element of a class that the style sheet knows.
    public static Element classed(String name, String styleClass, Node... children) {
        return new Element(name, attributes("class", styleClass), List.of(children));
    }

    public static Element classed(String name, String styleClass, String text) {
        return classed(name, styleClass, text(text));
    }

    /// What may be wider than the screen: scrolls on its own, by finger or by keyboard.
    public static Element scroll(Node... children) {
        return new Element("div", attributes("class", "scroll", "tabindex", "0"), List.of(children));
    }

    /// Attributes from names and values in turn.
    public static List<Attribute> attributes(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "Each name of %s needs a value.".formatted(Arrays.toString(namesAndValues)));
        }
        var all = new Attribute[namesAndValues.length / 2];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Attribute(namesAndValues[2 * i], namesAndValues[2 * i + 1]);
        }
        return List.of(all);
    }
}
