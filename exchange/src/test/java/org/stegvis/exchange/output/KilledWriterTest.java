package org.stegvis.exchange.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process that does nothing but write a file is killed (SIGKILL), at moments of chance. What happens to whole
/// verbs is asked by `KilledVerbsIT`.
class KilledWriterTest {
    private static final int KILLS = 5;
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void whoever_looks_after_a_kill_sees_a_whole_file() throws Exception {
        Path file = folder.resolve("a.txt");
        var random = new Random(20_261_126);
        for (int kill = 0; kill < KILLS; kill++) {
            Files.deleteIfExists(file);
            Process writer = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            KilledWriter.class.getName(),
                            file.toString()))
                    .inheritIO()
                    .start();
            awaitFirst(file, writer);
            Thread.sleep(random.nextInt(25));
            writer.destroyForcibly().waitFor();

            assertThat(KilledWriter.isWhole(Files.readString(file)))
                    .as("after kill " + kill)
                    .isTrue();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(each -> !each.equals(file)))
                    .as("files that a kill left unfinished: without one nobody was killed while writing")
                    .isNotEmpty();
        }
    }

    private static void awaitFirst(Path file, Process writer) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(STARTS_WITHIN);
        while (!Files.exists(file)) {
            if (!writer.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IOException("The writer wrote nothing; it ended: " + !writer.isAlive());
            }
            Thread.sleep(1);
        }
    }
}
