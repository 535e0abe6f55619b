package org.stegvis.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledFirstStartIT {

    @Test
    void what_a_killed_first_start_left_is_gone_after_the_next(@TempDir Path folder) throws IOException {
        Path postgres = Files.createDirectories(folder.resolve("postgres"));
        Files.createDirectories(postgres.resolve("cluster.half/base"));
        Files.writeString(postgres.resolve("cluster.half/PG_VERSION"), "18");
        Files.writeString(postgres.resolve("first123.tmp"), "the first password");

        EmbeddedPostgres.start(folder).close();

        assertThat(postgres.resolve("cluster/PG_VERSION")).exists();
        assertThat(postgres.resolve("cluster.half")).doesNotExist();
        assertThat(postgres.resolve("first123.tmp")).doesNotExist();
    }
}
