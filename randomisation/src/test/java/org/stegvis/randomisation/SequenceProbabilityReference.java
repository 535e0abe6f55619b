package org.stegvis.randomisation;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Procedure;

/// Every sequence of four allocations to A and B, against randomizeR 3.0.2; skipped where its numbers are not at hand.
class SequenceProbabilityReference {
    private static final Path FILE = Path.of("shared", "goldens", "design", "sequence_probabilities.csv");

    /// The designs of the file that are procedures of ours. The random allocation rule is one block of all four,
    /// the big stick a biased coin without bias. The others (maximal procedure, truncated binomial, adjustable and
    /// Bayesian coins) are not offered.
    private static final Map<String, Procedure> DESIGNS = Map.ofEntries(
            entry("CR", Lists.SIMPLE),
            entry("RAR", Lists.blocks(4)),
            entry("PBR2", Lists.blocks(2)),
            entry("PBR4", Lists.blocks(4)),
            entry("EBC23", new Procedure.BiasedCoin(2 / 3.0, null)),
            entry("EBC34", new Procedure.BiasedCoin(3 / 4.0, null)),
            entry("BSD2", new Procedure.BiasedCoin(0.5, 2)),
            entry("BSD3", new Procedure.BiasedCoin(0.5, 3)),
            entry("CHEN", new Procedure.BiasedCoin(2 / 3.0, 2)),
            entry("UD01", new Procedure.Urn(0, 1)),
            entry("UD11", new Procedure.Urn(1, 1)),
            entry("UD12", new Procedure.Urn(1, 2)));

    @Test
    void sequences_have_the_probabilities_of_randomizeR() throws IOException {
        Optional<Path> file = file();
        assumeThat(file).as("skipped: " + FILE + " beside the repository").isPresent();
        Map<String, Map<String, Double>> expected = new HashMap<>();
        for (String line : Files.readAllLines(file.orElseThrow())) {
            String[] cells = line.split(",", -1);
            if (DESIGNS.containsKey(cells[0])) {
                expected.computeIfAbsent(cells[0], design -> new HashMap<>())
                        .put(cells[2], Double.parseDouble(cells[3]));
            }
        }
        assertThat(expected.keySet()).isEqualTo(DESIGNS.keySet());
        DESIGNS.forEach((design, procedure) -> sequencesOfFour()
                .forEach(sequence -> assertThat(
                                SequenceProbability.of(procedure, Lists.evenly("A", "B"), List.of(sequence.split(""))))
                        .as(design + " " + sequence)
                        .isEqualTo(
                                expected.getOrDefault(design, Map.of()).getOrDefault(sequence, 0.0), within(1e-15))));
    }

    private static Stream<String> sequencesOfFour() {
        Stream<String> sequences = Stream.of("");
        for (int place = 0; place < 4; place++) {
            sequences = sequences.flatMap(sequence -> Stream.of(sequence + "A", sequence + "B"));
        }
        return sequences;
    }

    private static Optional<Path> file() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(FILE))
                .filter(Files::exists)
                .findFirst();
    }
}
