package org.stegvis.report.figure;

import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// A font that comes with the program: measures text, and gives its outlines. No font of the machine is asked.
public final class Typeface {
    private static final String FOLDER = "/liberation/";

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unitsPerEm;

    private Typeface(TrueTypeFont font) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    public static Typeface regular() {
        return Holder.REGULAR;
    }

    public static Typeface bold() {
        return Holder.BOLD;
    }

    /// The bytes of a font of the family, to be embedded.
    ///
    /// @param style `Regular`, `Bold`, `Italic`
    public static InputStream file(String style) {
        String name = FOLDER + "LiberationSans-" + style + ".ttf";
        InputStream in = Typeface.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("The font '%s' must be on the class path.".formatted(name));
        }
        return in;
    }

    /// The width of a text in the unit of `size`.
    public double width(String text, double size) {
        double units = text.codePoints().mapToDouble(this::advance).sum();
        return units / unitsPerEm * size;
    }

    /// The outlines of a text as SVG path data, in font units, upwards positive.
    String outlines(String text) {
        var path = new StringBuilder();
        double x = 0;
        for (int point : text.codePoints().toArray()) {
            outline(point, x, path);
            x += advance(point);
        }
        return path.toString();
    }

    double scale(double size) {
        return size / unitsPerEm;
    }

    private double advance(int point) {
        try {
            return font.getAdvanceWidth(glyphs.getGlyphId(point));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void outline(int point, double x, StringBuilder path) {
        try {
            GlyphData glyph = font.getGlyph().getGlyph(glyphs.getGlyphId(point));
            if (glyph == null) {
                return;
            }
            var c = new double[6];
            for (PathIterator at = glyph.getPath().getPathIterator(null); !at.isDone(); at.next()) {
                switch (at.currentSegment(c)) {
                    case PathIterator.SEG_MOVETO -> append(path, 'M', x, c, 1);
                    case PathIterator.SEG_LINETO -> append(path, 'L', x, c, 1);
                    case PathIterator.SEG_QUADTO -> append(path, 'Q', x, c, 2);
                    case PathIterator.SEG_CUBICTO -> append(path, 'C', x, c, 3);
                    default -> path.append('Z');
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void append(StringBuilder path, char command, double x, double[] c, int points) {
        path.append(command);
        for (int i = 0; i < points; i++) {
            path.append(i == 0 ? "" : " ")
                    .append(Math.round(x + c[2 * i]))
                    .append(' ')
                    .append(Math.round(c[2 * i + 1]));
        }
    }

    /// Read on first use; never changes after.
    private static final class Holder {
        private static final Typeface REGULAR = read("Regular");
        private static final Typeface BOLD = read("Bold");

        private static Typeface read(String style) {
            try (InputStream in = file(style)) {
                return new Typeface(new TTFParser().parse(new RandomAccessReadBuffer(in)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
