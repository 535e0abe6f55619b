package org.stegvis.randomisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure.Minimisation;
import org.stegvis.protocol.Procedure.Minimisation.Form;

/// Forty participants minimised one after the other, against Minirand and carat at 1e-12; skipped where their numbers
/// are not at hand.
class MinimiserReference {
    private static final Path FILE = Path.of("shared", "goldens", "design", "pocock_simon_steps.csv");
    private static final List<Offer> OFFERS = Lists.evenly("1", "2");

    @ParameterizedTest
    @CsvSource({"Range, RANGE", "SD, STANDARD_DEVIATION", "Var, VARIANCE"})
    void scores_and_probabilities_are_those_of_minirand_and_carat(String method, Form form) throws IOException {
        Optional<Path> file = file();
        assumeThat(file).as("skipped: " + FILE + " beside the repository").isPresent();
        var minimiser = Minimiser.of(new Minimisation(form, 0.8), OFFERS, Lists.address(OFFERS, Map.of()));
        var earlier = new ArrayList<Minimiser.Earlier>();
        for (String line : Files.readAllLines(file.orElseThrow())) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals("two") && cells[1].equals(method)) {
                String[] profile = cells[6].split("-", -1);
                var levels = Map.of("a", profile[0], "b", profile[1], "c", profile[2]);
                // The packages draw the first participant without a score.
                if (!earlier.isEmpty()) {
                    assertThat(minimiser.scores(earlier, levels))
                            .as(line)
                            .containsExactly(numbers(cells[8], cells[9]), within(1e-12));
                }
                assertThat(minimiser.probabilities(earlier, levels))
                        .as(line)
                        .containsExactly(numbers(cells[12], cells[13]), within(1e-12));
                earlier.add(new Minimiser.Earlier(cells[7], levels));
            }
        }
        assertThat(earlier).hasSize(40);
    }

    private static double[] numbers(String... cells) {
        return Stream.of(cells).mapToDouble(Double::parseDouble).toArray();
    }

    private static Optional<Path> file() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(FILE))
                .filter(Files::exists)
                .findFirst();
    }
}
