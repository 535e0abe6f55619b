package org.stegvis.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;

/// The protocols under `trials/`, for the tests of all modules.
public final class Trials {
    private Trials() {}

    /// Two treatments, then a second randomisation of those who have not responded.
    public static Protocol backPain() {
        return named("back-pain");
    }

    /// The protocol in `trials/ID.yaml`.
    public static Protocol named(String id) {
        Path file = folder().resolve(id + ".yaml");
        return switch (ProtocolReader.read(file)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected(var findings) ->
                throw new AssertionError(
                        findings.stream().map(Object::toString).collect(Collectors.joining("\n", "\n", "")));
        };
    }

    /// All protocol files, by name.
    public static List<Path> files() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.getFileName().toString().matches("[^.]+\\.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The folder `trials`, found upwards from the working directory.
    public static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("trials/back-pain.yaml"))) {
                return at.resolve("trials");
            }
        }
        throw new AssertionError("There must be a folder 'trials' above the working directory.");
    }
}
