package org.stegvis.report.figure;

import java.util.ArrayList;
import java.util.List;

/// Breaks text into lines that fit a width.
public final class Lines {
    private Lines() {}

    public static List<String> of(String text, Typeface face, double size, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            for (String piece : pieces(word, face, size, width)) {
                String longer = line.isEmpty() ? piece : line + " " + piece;
                if (!line.isEmpty() && face.width(longer, size) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(piece);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /// A word that is wider than a line is cut.
    private static List<String> pieces(String word, Typeface face, double size, double width) {
        var pieces = new ArrayList<String>();
        String rest = word;
        while (face.width(rest, size) > width && rest.codePointCount(0, rest.length()) > 1) {
            int end = rest.length();
            while (end > 1 && face.width(rest.substring(0, end) + "-", size) > width) {
                end = rest.offsetByCodePoints(end, -1);
            }
            int cut = Math.max(end, rest.offsetByCodePoints(0, 1));
            pieces.add(rest.substring(0, cut) + "-");
            rest = rest.substring(cut);
        }
        pieces.add(rest);
        return pieces;
    }
}
