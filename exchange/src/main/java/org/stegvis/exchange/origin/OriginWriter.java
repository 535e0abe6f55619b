package org.stegvis.exchange.origin;

import java.util.Map;

/// Writes origin files, which [OriginReader] reads.
public final class OriginWriter {
    private OriginWriter() {}

    /// An origin file, bound to its data file by the hash, so that it is not taken for that of other data.
    ///
    /// @param dataSha256 of the bytes of the data file that this stands beside
    public static String text(Origin origin, String dataSha256) {
        var out = new StringBuilder();
        Origin.MadeUp madeUp = origin.madeUp();
        if (madeUp != null) {
            out.append("# The participants in this data file are made up by simulation. Nobody in it is real.\n");
        }
        out.append("origin: 1\n");
        out.append("data: \"").append(dataSha256).append("\"\n");
        if (madeUp != null) {
            out.append("made-up:\n");
            out.append("  scenario: \"").append(madeUp.scenarioSha256()).append("\"\n");
            out.append("  seed: ").append(madeUp.seed()).append('\n');
        }
        Screening screening = origin.screening();
        if (screening != null) {
            out.append("screening:\n");
            out.append("  assessed: ").append(screening.assessed()).append('\n');
            out.append("  not-eligible: ").append(screening.ineligible()).append('\n');
            if (!screening.byCriterion().isEmpty()) {
                out.append("  not-met:\n");
                for (Map.Entry<String, Integer> each : screening.byCriterion().entrySet()) {
                    out.append("    ")
                            .append(each.getKey())
                            .append(": ")
                            .append(each.getValue())
                            .append('\n');
                }
            }
            out.append("  declined: ").append(screening.declined()).append('\n');
            out.append("  not-told: ").append(screening.untold()).append('\n');
        }
        return out.toString();
    }
}
