package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where the files of these tests stand.
final class Places {
    private Places() {}

    /// A file of this test's resources.
    static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Places.class.getResource(name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A file under `trials/`.
    static Path trial(String name) {
        return above("trials/back-pain.yaml").orElseThrow().resolve("trials").resolve(name);
    }

    /// Our own data, and reference numbers on them, which the tests of `estimation` read too.
    static Path own(String name) {
        String folder = "estimation/src/test/resources/reference";
        return above(folder).orElseThrow().resolve(folder).resolve(name);
    }

    /// Other people's data and reference numbers; the test is skipped where they are absent.
    static Path others(String name) {
        String folder = "shared/goldens/analysis";
        Optional<Path> found = above(folder);
        assumeThat(found).as("the folder shared/goldens beside the repository").isPresent();
        return found.orElseThrow().resolve(folder).resolve(name);
    }

    /// The results of a file of reference numbers.
    static JsonNode results(Path file) {
        return json(file).get("results");
    }

    static JsonNode json(Path file) {
        return JsonMapper.shared().readTree(file.toFile());
    }

    /// The folder of the repository.
    static Path repository() {
        return above("trials/back-pain.yaml").orElseThrow();
    }

    /// The nearest folder at or above the working directory that holds `name`.
    private static Optional<Path> above(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(name))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
