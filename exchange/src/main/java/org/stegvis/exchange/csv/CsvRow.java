package org.stegvis.exchange.csv;

import java.util.BitSet;
import java.util.List;
import org.stegvis.protocol.yaml.Place;

/// One record of a CSV file.
///
/// @param line the line on which it begins, from 1
/// @param quoted which of the cells stand in quotation marks
record CsvRow(String file, int line, List<String> cells, BitSet quoted) {

    int size() {
        return cells.size();
    }

    /// A row in which nothing is written, as spreadsheets leave behind the last one.
    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }

    Place start() {
        return new Place(file, line, 1);
    }

    /// Where a cell begins.
    Place place(int cell) {
        int row = line;
        int column = 1;
        for (int before = 0; before < Math.min(cell, size()); before++) {
            String text = cells.get(before);
            int lineStart = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
                    row++;
                    column = 1;
                    lineStart = i + 1;
                }
            }
            boolean isQuoted = quoted.get(before);
            boolean opensHere = isQuoted && lineStart == 0;
            column += text.codePointCount(lineStart, text.length()) + (opensHere ? 2 : isQuoted ? 1 : 0) + 1;
            column += isQuoted ? doubled(text, lineStart) : 0;
        }
        return new Place(file, row, column);
    }

    private static int doubled(String text, int from) {
        return (int) text.chars().skip(from).filter(c -> c == '"').count();
    }
}
