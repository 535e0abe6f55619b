package org.stegvis.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.stegvis.cli.CliRun;

/// A log that version 0.1.0 exported, of some made-up people who were played out on a server, with its key: later
/// versions must read it, find it whole and draw the same allocations.
class ExportedLogTest {
    private static final Path LOGS = Path.of("src/test/resources/logs");
    private static final String LOG = LOGS.resolve("back-pain.jsonl").toString();
    private static final String KEY = LOGS.resolve("back-pain.key").toString();

    @Test
    void an_old_log_is_whole_and_its_allocations_are_those_of_its_key() {
        CliRun verify = CliRun.of("audit", "verify", LOG);
        assertThat(verify.exit()).as(verify.err()).isZero();
        assertThat(verify.out()).contains("back-pain: whole, 262 entries");

        CliRun allocations = CliRun.of("audit", "allocations", LOG, "--key-file", KEY);
        assertThat(allocations.exit()).as(allocations.out()).isZero();
        assertThat(allocations.out())
                .contains("back-pain: 29 allocations drawn again, 0 made without chance, 0 problems");
    }
}
