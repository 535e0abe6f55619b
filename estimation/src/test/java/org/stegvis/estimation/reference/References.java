package org.stegvis.estimation.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where the reference numbers stand: our own in the test resources, those on other people's data beside the
/// repository.
public final class References {
    private References() {}

    public static Path own(String name) {
        try {
            return Path.of(Objects.requireNonNull(References.class.getResource("/reference/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The folder `shared/goldens/analysis` beside this or an enclosing folder, if it is there.
    public static Optional<Path> others() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path found = folder.resolve("shared").resolve("goldens").resolve("analysis");
            if (Files.isDirectory(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    public static JsonNode json(Path file) {
        return JsonMapper.shared().readTree(file.toFile());
    }

    /// The lines below the head of one of our own CSV files, cut at the commas.
    public static List<String[]> lines(String name) {
        try {
            return Files.readAllLines(own(name)).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The results of one of our own reference files.
    public static JsonNode results(String name) {
        return json(own(name)).get("results");
    }

    /// A row of numbers.
    public static double[] numbers(JsonNode array) {
        var numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
