package org.stegvis.report.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stegvis.report.markup.Node.Attribute;
import org.stegvis.report.markup.Node.Chars;
import org.stegvis.report.markup.Node.Element;
import org.stegvis.report.markup.Node.Group;

/// Writes nodes so that a browser reads them as HTML and a parser of XML as XML.
public final class Xhtml {
    private static final Set<String> VOID = Set.of("meta", "br", "hr", "col", "link", "img");
    private static final Set<String> ON_A_LINE =
            Set.of("section", "table", "tr", "p", "h1", "h2", "h3", "figure", "svg", "g", "div", "ul", "li", "header");
    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder out = new StringBuilder();
    private boolean isInHead;

    private Xhtml() {}

    /// A whole document.
    public static String document(Element html) {
        return "<!DOCTYPE html>\n" + of(html) + "\n";
    }

    public static String of(Node node) {
        var writer = new Xhtml();
        writer.write(node);
        return writer.out.toString();
    }

    private void write(Node node) {
        switch (node) {
            case Chars(var text) -> escape(text, false);
            case Group(var nodes) -> nodes.forEach(this::write);
            case Element element -> write(element);
        }
    }

    private void write(Element element) {
        if (ON_A_LINE.contains(element.name())) {
            out.append('\n');
        }
        out.append('<').append(element.name());
        for (Attribute attribute : attributes(element)) {
            out.append(' ').append(attribute.name()).append("=\"");
            escape(attribute.value(), true);
            out.append('"');
        }
        if (VOID.contains(element.name())) {
            out.append(" />");
            return;
        }
        out.append('>');
        isInHead = element.name().equals("thead") || isInHead;
        element.children().forEach(this::write);
        isInHead = isInHead && !element.name().equals("thead");
        out.append("</").append(element.name()).append('>');
    }

    /// A header cell tells what it heads: a column in the head of a table, else a row.
    private List<Attribute> attributes(Element element) {
        if (!element.name().equals("th")
                || element.attributes().stream().anyMatch(each -> each.name().equals("scope"))) {
            return element.attributes();
        }
        var all = new ArrayList<>(element.attributes());
        all.add(new Attribute("scope", isInHead ? "col" : "row"));
        return all;
    }

    /// Characters that XML cannot hold become the replacement character.
    private void escape(String text, boolean quoted) {
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(quoted ? "&quot;" : "\"");
                default -> out.appendCodePoint(isXml(point) ? point : REPLACEMENT);
            }
        });
    }

    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
