package org.stegvis.design.size;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reference numbers of other software beside the repository; a test that needs them is skipped where they
/// are absent.
public final class Goldens {
    private Goldens() {}

    /// The rows of `shared/goldens/design/NAME`, cells by the name of their column. Cells hold no quoted
    /// comma but for a first one.
    public static List<Map<String, String>> rows(String name) {
        Path file = folder().resolve(name);
        try {
            List<String> lines = Files.readAllLines(file);
            String[] header = lines.getFirst().split(",", -1);
            var rows = new ArrayList<Map<String, String>>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
                var row = new HashMap<String, String>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static double number(Map<String, String> row, String column) {
        return Double.parseDouble(text(row, column));
    }

    public static String text(Map<String, String> row, String column) {
        return requireNonNull(row.get(column), column);
    }

    private static Path folder() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path found = folder.resolve("shared").resolve("goldens").resolve("design");
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        assumeThat(false).as("the folder shared/goldens beside the repository").isTrue();
        throw new AssertionError("not reached: the assumption above failed");
    }
}
