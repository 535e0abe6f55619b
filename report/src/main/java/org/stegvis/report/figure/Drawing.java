package org.stegvis.report.figure;

import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.stegvis.report.markup.Node;
import org.stegvis.report.markup.Node.Element;

/// A figure while it is drawn: shapes in the order in which they cover each other.
public final class Drawing {
    /// Between two cells of a row; no text of a figure holds it.
    private static final String BETWEEN = "\t";

    private final Lettering lettering;
    private final List<Node> shapes = new ArrayList<>();
    private String columns = "";

    public Drawing(Lettering lettering) {
        this.lettering = lettering;
    }

    /// Where a text stands with respect to its x.
    public enum Anchor {
        START("start", 0),
        MIDDLE("middle", 0.5),
        END("end", 1);

        private final String word;
        private final double part;

        Anchor(String word, double part) {
            this.word = word;
            this.part = part;
        }
    }

    /// How a text looks.
    public record TextStyle(double size, boolean isBold, String colour) {
        public Typeface face() {
            return isBold ? Typeface.bold() : Typeface.regular();
        }

        public double width(String text) {
            return face().width(text, size);
        }
    }

    public void line(double x1, double y1, double x2, double y2, String colour, double width) {
        dashed(x1, y1, x2, y2, colour, width, "");
    }

    public void dashed(double x1, double y1, double x2, double y2, String colour, double width, String dashes) {
        polyline(List.of(x1, y1, x2, y2), colour, width, dashes);
    }

    /// A line from point to point, over all that was drawn before.
    ///
    /// @param points x and y in turn
    /// @param dashes lengths of stroke and gap in turn; empty for a whole line
    public void polyline(List<Double> points, String colour, double width, String dashes) {
        var path = new StringBuilder();
        for (int i = 0; i < points.size(); i += 2) {
            path.append(i == 0 ? "M" : "L")
                    .append(at(points.get(i)))
                    .append(' ')
                    .append(at(points.get(i + 1)));
        }
        var all = new ArrayList<>(
                attributes("d", path.toString(), "fill", "none", "stroke", colour, "stroke-width", at(width)));
        if (!dashes.isEmpty()) {
            all.addAll(attributes("stroke-dasharray", dashes));
        }
        shapes.add(element("path", all, List.of()));
    }

    public void polygon(List<Double> points, String fill, String stroke, double width) {
        var path = new StringBuilder();
        for (int i = 0; i < points.size(); i += 2) {
            path.append(i == 0 ? "M" : "L")
                    .append(at(points.get(i)))
                    .append(' ')
                    .append(at(points.get(i + 1)));
        }
        shapes.add(element(
                "path",
                attributes("d", path + "Z", "fill", fill, "stroke", stroke, "stroke-width", at(width)),
                List.of()));
    }

    public void box(double x, double y, double width, double height, String fill, String stroke) {
        shapes.add(element(
                "rect",
                attributes(
                        "x",
                        at(x),
                        "y",
                        at(y),
                        "width",
                        at(width),
                        "height",
                        at(height),
                        "fill",
                        fill,
                        "stroke",
                        stroke,
                        "stroke-width",
                        "1"),
                List.of()));
    }

    public void disc(double x, double y, double radius, String fill, String stroke, double width) {
        shapes.add(element(
                "circle",
                attributes(
                        "cx",
                        at(x),
                        "cy",
                        at(y),
                        "r",
                        at(radius),
                        "fill",
                        fill,
                        "stroke",
                        stroke,
                        "stroke-width",
                        at(width)),
                List.of()));
    }

    /// Writes one line of text with its base line at `y`.
    public void write(String words, double x, double y, TextStyle style, Anchor anchor) {
        shapes.add(
                switch (lettering) {
                    case TEXT -> asText(words, x, y, style, anchor);
                    case OUTLINES -> asOutlines(words, x - anchor.part * style.width(words), y, style);
                });
    }

    /// Shapes that tell something to whoever points at them.
    ///
    /// @param cells the same as a row of the table that the figure can be kept as, one cell for each of
    /// [#columns(String...)], numbers with all their digits
    public void telling(String words, List<String> cells, Runnable shapesOfIt) {
        int from = shapes.size();
        shapesOfIt.run();
        var inside = new ArrayList<Node>();
        inside.add(element("title", text(words)));
        inside.addAll(shapes.subList(from, shapes.size()));
        shapes.subList(from, shapes.size()).clear();
        shapes.add(element("g", attributes("class", "telling", "data-cells", String.join(BETWEEN, cells)), inside));
    }

    /// A row of that table which nothing in the figure stands for by itself.
    public void row(List<String> cells) {
        shapes.add(element("g", attributes("data-cells", String.join(BETWEEN, cells)), List.of()));
    }

    /// The heads of the table that the figure can be kept as.
    public void columns(String... heads) {
        columns = String.join(BETWEEN, heads);
    }

    /// The finished figure.
    ///
    /// @param title what a reader who cannot see it is told
    public Element svg(double width, double height, String title) {
        var children = new ArrayList<Node>();
        children.add(element("title", text(title)));
        children.addAll(shapes);
        var all = new ArrayList<>(attributes(
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 %s %s".formatted(at(width), at(height)),
                "width",
                at(width),
                "height",
                at(height),
                "role",
                "img",
                "aria-label",
                title,
                "font-family",
                "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif"));
        if (!columns.isEmpty()) {
            all.addAll(attributes("data-columns", columns));
        }
        return element("svg", all, children);
    }

    private static Node asText(String words, double x, double y, TextStyle style, Anchor anchor) {
        return element(
                "text",
                attributes(
                        "x",
                        at(x),
                        "y",
                        at(y),
                        "font-size",
                        at(style.size()),
                        "font-weight",
                        style.isBold() ? "700" : "400",
                        "fill",
                        style.colour(),
                        "text-anchor",
                        anchor.word),
                List.of(text(words)));
    }

    private static Node asOutlines(String words, double x, double y, TextStyle style) {
        String scale = String.format(Locale.ROOT, "%.5f", style.face().scale(style.size()));
        return element(
                "path",
                attributes(
                        "transform",
                        "translate(%s %s) scale(%s -%s)".formatted(at(x), at(y), scale, scale),
                        "fill",
                        style.colour(),
                        "d",
                        style.face().outlines(words)),
                List.of());
    }

    /// Tenths of a unit are as fine as a reader sees.
    private static String at(double value) {
        String tenths = String.format(Locale.ROOT, "%.1f", value);
        return tenths.endsWith(".0") ? tenths.substring(0, tenths.length() - 2) : tenths;
    }
}
