package org.stegvis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tutorials show what their commands print today.
///
/// After a change that is meant, `-Dstegvis.tutorials=write` writes the pages anew.
class TutorialsTest {
    private static final Path FOLDER = Path.of("../docs/tutorials");

    /// Those that show commands; the others are about pages of the server.
    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(TutorialsTest::showsCommands)
                    .sorted()
                    .toList();
        }
    }

    private static boolean showsCommands(Path page) {
        try {
            return Files.readString(page).contains("\n```console\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_command_prints_what_the_page_shows(Path page, @TempDir Path folder) throws IOException {
        Tutorial tutorial = Tutorial.of(page);
        List<String> played = tutorial.played(folder);
        if ("write".equals(System.getProperty("stegvis.tutorials"))) {
            Files.write(page, played);
        }
        assertThat(played).isEqualTo(Tutorial.of(page).lines());
        assertThat(played.stream().filter(line -> line.startsWith("$ ./stegvis")))
                .hasSizeGreaterThan(2);
    }
}
