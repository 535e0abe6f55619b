package org.stegvis.design.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;

/// The trials of the folder `trials`, each with its scenario.
public final class Trials {
    private Trials() {}

    public record Trial(Protocol protocol, Scenario scenario) {
        Simulation simulation() {
            return Simulation.of(protocol, scenario);
        }

        @Override
        public String toString() {
            return protocol.trial().id();
        }
    }

    public static List<String> ids() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[a-z0-9-]+\\.yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static Trial trial(String id) {
        Protocol protocol = switch (ProtocolReader.read(folder().resolve(id + ".yaml"))) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected rejected -> throw new AssertionError(lines(rejected.findings()));
        };
        return switch (ScenarioReader.read(folder().resolve(id + ".scenario.yaml"), protocol)) {
            case ScenarioReading.Accepted accepted -> new Trial(protocol, accepted.scenario());
            case ScenarioReading.Rejected rejected -> throw new AssertionError(lines(rejected.findings()));
        };
    }

    public static Path folder() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve("trials"))) {
            here = here.getParent();
        }
        if (here == null) {
            throw new IllegalStateException("There must be a folder 'trials' above the working directory.");
        }
        return here.resolve("trials");
    }

    private static String lines(List<?> findings) {
        return findings.stream().map(Object::toString).reduce("", (all, one) -> all + "\n" + one);
    }
}
