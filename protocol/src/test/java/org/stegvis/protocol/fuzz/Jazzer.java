package org.stegvis.protocol.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// One target under Jazzer, in a JVM of its own on the class path of this one. What it makes and finds is kept under
/// `target/fuzz/NAME`: a later run goes on from there.
final class Jazzer {
    private static final int SLOWEST_SECONDS = 60;
    private static final int LONGEST_INPUT = 16_384;
    /// How long the target may take to start, which on a busy machine is minutes for a server.
    private static final long STARTING = 1_200;
    private static final int TOLD = 4_000;

    private final Fuzzing fuzzing;
    private final int seconds;
    private final Path folder;

    Jazzer(Fuzzing fuzzing, int seconds) {
        this.fuzzing = fuzzing;
        this.seconds = seconds;
        this.folder = Path.of("target/fuzz", fuzzing.target().getSimpleName()).toAbsolutePath();
    }

    void run() {
        try {
            long given = given();
            Path log = start();
            var result = JazzerLog.of(Files.readString(log, StandardCharsets.ISO_8859_1));
            System.out.printf("%s: %s%n", fuzzing.target().getSimpleName(), result.sentence());
            if (!result.findings().isEmpty() || result.executions() == 0) {
                String all = String.join("\n\n", result.findings());
                throw new AssertionError("%s: %s; inputs in %s, everything in %s%n%s"
                        .formatted(
                                fuzzing.target().getSimpleName(),
                                result.sentence(),
                                folder.resolve("findings"),
                                log,
                                all.length() > TOLD ? all.substring(0, TOLD) + "…" : all));
            }
            if (result.executions() <= given) {
                throw new AssertionError(
                        "%s: the machine was so busy that within %d seconds nothing was tried but the %d inputs that it had; give it more time."
                                .formatted(fuzzing.target().getSimpleName(), seconds, given));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The fuzzer was interrupted.", interrupted);
        }
    }

    /// How many inputs are there before one is made: valid ones, what earlier runs kept, and the empty one.
    private long given() throws IOException {
        Path corpus = folder.resolve("corpus");
        long own = 1L + fuzzing.valid().size();
        if (!Files.isDirectory(corpus)) {
            return own;
        }
        try (var kept = Files.list(corpus)) {
            return own + kept.count();
        }
    }

    private Path start() throws IOException, InterruptedException {
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Path findings = Files.createDirectories(folder.resolve("findings"));
        for (int i = 0; i < fuzzing.valid().size(); i++) {
            Files.write(seeds.resolve("valid-" + i), fuzzing.valid().get(i));
        }
        Path dictionary = folder.resolve("words");
        Files.writeString(
                dictionary, fuzzing.words().stream().map(Jazzer::entry).collect(Collectors.joining()));
        Path log = folder.resolve("log");
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1500m",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "-XX:-OmitStackTraceInFastThrow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + fuzzing.target().getName(),
                "--instrumentation_includes=org.stegvis.**:org.snakeyaml.**:de.siegmar.**",
                // Classes of others are left as they are: the changes break some of the database driver's.
                "--custom_hook_includes=org.stegvis.**",
                // One target speaks to a server and its database; that is no finding.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery",
                "--keep_going=1000",
                "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/",
                "-max_total_time=" + seconds,
                "-timeout=" + SLOWEST_SECONDS,
                "-max_len=" + LONGEST_INPUT,
                "-rss_limit_mb=0",
                "-print_final_stats=1"));
        if (!fuzzing.words().isEmpty()) {
            command.add("-dict=" + dictionary);
        }
        command.add(corpus.toString());
        command.add(seeds.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(seconds + STARTING, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The fuzzer did not stop after its time; see " + log);
        }
        return log;
    }

    /// A line of a dictionary: every byte as two digits.
    private static String entry(String word) {
        var line = new StringBuilder("\"");
        for (byte each : word.getBytes(StandardCharsets.UTF_8)) {
            line.append("\\x%02x".formatted(each & 0xFF));
        }
        return line.append("\"\n").toString();
    }
}
