package org.stegvis.exchange.output;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Writes one file over and over, each time with other content, until it is killed.
final class KilledWriter {
    private static final int PARTS = 40;
    private static final int PART = 10_000;

    private KilledWriter() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        for (int number = 1; ; number++) {
            int current = number;
            WholeFile.write(file, out -> {
                for (int part = 0; part < PARTS; part++) {
                    out.write(text(current).getBytes(StandardCharsets.UTF_8));
                }
            });
        }
    }

    /// Whether a text is one that was written, from its beginning to its end.
    static boolean isWhole(String text) {
        int end = text.indexOf('\n');
        return end > 0
                && text.equals(text(Integer.parseInt(text.substring(0, end))).repeat(PARTS));
    }

    private static String text(int number) {
        return number + "\n" + "x".repeat(PART) + "\n";
    }
}
