package org.stegvis.evidence;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where reference numbers and the files of the repository stand.
public final class References {
    private References() {}

    public static JsonNode results(String name) {
        return JsonMapper.shared().readTree(own(name).toFile()).get("results");
    }

    public static Path own(String name) {
        try {
            return Path.of(Objects.requireNonNull(References.class.getResource("/reference/" + name), name)
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A file of the folder `shared/goldens/design` beside this or an enclosing folder, if it is there.
    public static Optional<Path> golden(String name) {
        return above(Path.of("shared", "goldens", "design", name));
    }

    /// A file of the repository.
    public static Path repository(String name) {
        return above(Path.of(name)).orElseThrow(() -> new IllegalStateException("no " + name + " above the tests"));
    }

    private static Optional<Path> above(Path name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(name))) {
                return Optional.of(folder.resolve(name));
            }
        }
        return Optional.empty();
    }

    /// The rows of a CSV file without quoted commas.
    public static List<Map<String, String>> rows(Path csv) {
        try {
            var rows = new ArrayList<Map<String, String>>();
            List<String> lines = Files.readAllLines(csv);
            String[] names = lines.getFirst().replace("\"", "").split(",", -1);
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.replace("\"", "").split(",", -1);
                var row = new TreeMap<String, String>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
