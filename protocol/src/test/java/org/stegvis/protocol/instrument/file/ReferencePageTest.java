package org.stegvis.protocol.instrument.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The page for readers says what the files say.
class ReferencePageTest {

    @Test
    void the_reference_page_of_instruments_is_up_to_date() throws IOException {
        String made = ReferencePage.of(Instruments.builtIn());
        Path committed = root().resolve("docs/reference/instruments.md");
        Path fresh = root().resolve("protocol/target/instruments.md");
        Files.createDirectories(root().resolve("protocol/target"));
        Files.writeString(fresh, made);
        assertThat(Files.exists(committed) ? Files.readString(committed) : "")
                .as(
                        "docs/reference/instruments.md must be as the instrument files say; copy protocol/target/instruments.md there")
                .isEqualTo(made);
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("trials"))) {
            folder = Objects.requireNonNull(folder.getParent(), "The tests must run inside the project.");
        }
        return folder;
    }
}
