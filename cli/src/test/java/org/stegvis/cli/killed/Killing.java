package org.stegvis.cli.killed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The program in a process of its own, which ends by itself or is killed.
final class Killing {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Verb verb;
    private final Path folder;

    /// @param folder in which it is run
    Killing(Verb verb, Path folder) {
        this.verb = verb;
        this.folder = folder;
    }

    /// Runs it to its end.
    ///
    /// @return how long that took
    Duration unharmed() throws IOException, InterruptedException {
        Instant begin = Instant.now();
        Process process = start();
        if (verb.says() != null) {
            awaitSaid(verb.says(), process);
            Duration ready = Duration.between(begin, Instant.now());
            process.destroy();
            end(process);
            return ready;
        }
        int exit = end(process);
        if (exit != 0) {
            throw new AssertionError(verb.name() + " ended with " + exit + ": " + said());
        }
        return Duration.between(begin, Instant.now());
    }

    /// Kills it at some moment, or a moment after it has begun to write.
    ///
    /// @param usual how long it takes unharmed
    /// @return whether it was alive to be killed
    boolean killed(Duration usual, boolean whileWriting, Random random) throws IOException, InterruptedException {
        Process process = start();
        if (whileWriting) {
            while (process.isAlive() && unfinished().isEmpty()) {
                Thread.sleep(0, 200_000);
            }
            Thread.sleep(random.nextInt(4));
        } else {
            Thread.sleep((long) (usual.toMillis() * (0.2 + 0.9 * random.nextDouble())));
        }
        boolean alive = process.isAlive();
        process.destroyForcibly();
        end(process);
        return alive;
    }

    /// Files beside their place.
    List<Path> unfinished() throws IOException {
        var found = new ArrayList<Path>();
        for (String file : verb.files().keySet()) {
            Path place = folder.resolve(file);
            Path parent = place.resolveSibling(".");
            if (Files.isDirectory(parent)) {
                String name = place.getFileName().toString();
                try (Stream<Path> all = Files.list(parent)) {
                    all.filter(each -> each.getFileName().toString().startsWith("." + name + "."))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private Process start() throws IOException {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.stegvis.cli.Stegvis"));
        words.addAll(verb.words());
        return new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    private Path output() {
        return folder.resolveSibling(folder.getFileName() + ".said");
    }

    private String said() throws IOException {
        return Files.readString(output());
    }

    private void awaitSaid(String text, Process process) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(LONGEST);
        while (!said().contains(text)) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                process.destroyForcibly();
                throw new AssertionError(verb.name() + " never said '" + text + "' but: " + said());
            }
            Thread.sleep(20);
        }
    }

    private int end(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(verb.name() + " did not end: " + said());
        }
        return process.exitValue();
    }
}
