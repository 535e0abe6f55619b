package org.stegvis.server.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.stegvis.protocol.fuzz.Told;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.ExportedLog;
import org.stegvis.server.eventlog.Verification;

/// Exported logs: a chain that is whole, one that is broken, or lines that are no entries.
public final class LogTarget {
    private LogTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        List<Entry> entries = new ArrayList<>();
        try {
            ExportedLog.read("f", new BufferedReader(new StringReader(Told.text(input))), entries::add);
        } catch (IOException told) {
            if (told.getMessage() == null || !told.getMessage().startsWith("f")) {
                throw new IllegalStateException("does not say where", told);
            }
            return;
        }
        Verification.of(entries.getFirst().trial(), entries);
        for (Entry entry : entries) {
            ExportedLog.line(Entry.BEGINNING, entry);
        }
    }
}
