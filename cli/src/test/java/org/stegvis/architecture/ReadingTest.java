package org.stegvis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The way through the program that docs/architecture.md walks can be read in one sitting.
class ReadingTest {
    private static final Pattern LINK = Pattern.compile("]\\(\\.\\./([^)#]+)\\)");
    private static final int ONE_SITTING = 1_500;

    private static List<Path> linked() {
        String page = SourceTree.read(SourceTree.root().resolve("docs/architecture.md"));
        return LINK.matcher(page)
                .results()
                .map(link -> SourceTree.root().resolve(link.group(1)))
                .toList();
    }

    @Test
    void every_step_is_a_file_that_is_there() {
        assertThat(linked())
                .hasSizeGreaterThan(10)
                .allSatisfy(file -> assertThat(file).isRegularFile());
    }

    @Test
    void all_steps_together_are_one_sitting() {
        long lines = linked().stream()
                .mapToLong(file -> SourceTree.read(file).lines().count())
                .sum();

        assertThat(lines).isLessThanOrEqualTo(ONE_SITTING);
    }
}
