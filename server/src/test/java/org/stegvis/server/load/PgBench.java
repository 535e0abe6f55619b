package org.stegvis.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.stegvis.server.database.DatabaseAddress;

/// Sends the SQL of a randomisation from as many connections as there are clients, with nothing in front of it.
final class PgBench {
    private static final int TRANSACTIONS_A_CLIENT = 15;
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");

    private final DatabaseAddress database;
    private final Path script;
    private final int clients;
    private int participantsUsed;

    PgBench(DatabaseAddress database, Path script, int clients) {
        this.database = database;
        this.script = script;
        this.clients = clients;
    }

    /// Transactions a second. Each client has its own participants, and each run goes on after those of the one before.
    double run() throws IOException, InterruptedException {
        String place = database.url()
                .replace("jdbc:", "")
                .replace("localhost", database.application().user() + "@localhost");
        var command = List.of(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                Integer.toString(clients),
                "-j",
                "2",
                "-t",
                Integer.toString(TRANSACTIONS_A_CLIENT),
                "-D",
                "i=" + participantsUsed,
                "-f",
                script.toString(),
                place);
        participantsUsed += TRANSACTIONS_A_CLIENT;
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.application().password());
        var process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var rate = RATE.matcher(output);
        assertThat(rate.find()).as(output).isTrue();
        return Double.parseDouble(rate.group(1));
    }
}
