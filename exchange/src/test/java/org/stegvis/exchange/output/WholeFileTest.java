package org.stegvis.exchange.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void a_new_file_holds_what_was_written_and_nothing_is_left_beside_it() throws IOException {
        Path file = folder.resolve("a.txt");
        WholeFile.write(file, "å");
        assertThat(Files.readString(file)).isEqualTo("å");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void when_writing_fails_in_the_middle_the_old_file_stays_and_no_half_of_the_new_one() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(Files.readString(file)).isEqualTo("old");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void until_all_is_written_the_old_file_is_what_others_see() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        WholeFile.write(file, out -> {
            out.write(new byte[1 << 20]);
            assertThat(Files.readString(file)).isEqualTo("old");
        });
        assertThat(Files.size(file)).isEqualTo(1 << 20);
    }

    @Test
    void a_link_stays_one_and_what_it_points_to_is_replaced() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("b.txt"), file);
        WholeFile.write(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(file)).isEqualTo("new");
    }

    @Test
    void a_file_that_only_its_owner_may_read_stays_so() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        WholeFile.write(file, "new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void what_is_no_file_is_written_to_and_not_replaced() throws IOException {
        Path device = Path.of("/dev/null");
        if (Files.exists(device)) {
            WholeFile.write(device, "gone");
            assertThat(Files.isRegularFile(device)).isFalse();
            assertThat(Files.exists(device)).isTrue();
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }
}
