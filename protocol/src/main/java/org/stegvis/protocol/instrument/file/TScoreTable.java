package org.stegvis.protocol.instrument.file;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// Reads the table from raw sums to T-scores.
final class TScoreTable {
    private TScoreTable() {}

    /// A table with a T-score for each raw sum from `lowest` to `highest`, either rising or falling throughout.
    static NavigableMap<Integer, Double> read(Node node, int lowest, int highest, Findings findings) {
        var table = new TreeMap<Integer, Double>();
        for (Mapping.Entry entry : ItemReader.entries(node, "T-scores by raw sum", findings)) {
            Integer raw = Expect.integer(entry.key(), lowest, highest, findings);
            Double score = Expect.number(entry.value(), -100, 200, findings);
            if (raw != null && score != null) {
                table.put(raw, score);
            }
        }
        for (int raw = lowest; raw <= highest; raw++) {
            if (!table.containsKey(raw)) {
                findings.error(
                        node,
                        "no T-score for the raw sum " + raw,
                        "one for each from " + lowest + " to " + highest,
                        "");
                return table;
            }
        }
        var scores = List.copyOf(table.values());
        int rising = 0;
        for (int i = 1; i < scores.size(); i++) {
            rising += Double.compare(scores.get(i), scores.get(i - 1));
        }
        if (Math.abs(rising) != scores.size() - 1) {
            findings.error(node, "T-scores that rise and fall", "T-scores that rise, or fall, with the raw sum", "");
        }
        return table;
    }
}
