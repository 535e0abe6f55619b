package org.stegvis.server.setup;

import java.util.List;
import java.util.Map;

/// Archives and files that somebody brings in.
public final class UploadTarget {
    private UploadTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Brought brought = Brought.of(List.of(new Brought.Upload("trial.zip", input)), new ProtocolFiles("", Map.of()));
        if (brought instanceof Brought.Taken taken) {
            for (String name : taken.files().beside().keySet()) {
                if (name.startsWith("/") || name.contains("..") || name.contains("\\")) {
                    throw new IllegalStateException("a name that leads out: " + name);
                }
            }
        }
    }
}
