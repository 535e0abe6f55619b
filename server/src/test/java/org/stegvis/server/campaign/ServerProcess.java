package org.stegvis.server.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.stegvis.server.database.DatabaseAddress;

/// A trial server in a process of its own, which can be killed without a warning.
public final class ServerProcess implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(10);

    private final String name;
    private final Path folder;
    private final DatabaseAddress database;
    private final List<String> options;
    private volatile Process process;
    private volatile int port;

    private ServerProcess(String name, Path folder, DatabaseAddress database, List<String> options) throws IOException {
        this.options = options;
        this.name = name;
        this.folder = folder;
        this.database = database;
        this.process = launch();
    }

    /// Starts a server with little memory, as many fit on one machine.
    ///
    /// @param folder that all servers of a campaign share: the keys are in it
    static ServerProcess start(String name, Path folder, DatabaseAddress database) throws IOException {
        return start(name, folder, database, "-Xmx384m", "-XX:TieredStopAtLevel=1");
    }

    /// Starts a process with these options; the server in it may not answer yet.
    ///
    /// @param options of the Java virtual machine
    public static ServerProcess start(String name, Path folder, DatabaseAddress database, String... options)
            throws IOException {
        return new ServerProcess(name, folder, database, List.of(options));
    }

    /// Ends the process as a power cut would.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
        port = 0;
    }

    /// Starts it without waiting; requests find it as soon as it answers.
    void startAgain() throws IOException {
        process = launch();
        Thread.startVirtualThread(() -> {
            try {
                awaitReady();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// 0 while it does not answer.
    public int port() {
        return port;
    }

    public synchronized void awaitReady() throws IOException, InterruptedException {
        if (port != 0) {
            return;
        }
        Instant deadline = Instant.now().plus(STARTS_WITHIN);
        while (true) {
            String told =
                    Files.exists(portFile()) ? Files.readString(portFile()).strip() : "";
            if (!told.isEmpty()) {
                port = Integer.parseInt(told);
                return;
            }
            if (!process.isAlive()) {
                // The database may have been down while it started; an operator's supervisor would start it again.
                process = launch();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("server " + name + " did not start; see " + log());
            }
            Thread.sleep(50);
        }
    }

    /// The memory it has used at most, as Linux counts it.
    public String memory() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("unknown");
    }

    private Process launch() throws IOException {
        Files.deleteIfExists(portFile());
        List<String> words = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CampaignServer.class.getName(),
                folder.toString(),
                portFile().toString(),
                database.url()));
        words.addAll(1, options);
        var builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("OWNER", database.owner().user());
        builder.environment().put("OWNER_PASSWORD", database.owner().password());
        builder.environment().put("APPLICATION", database.application().user());
        builder.environment().put("APPLICATION_PASSWORD", database.application().password());
        return builder.start();
    }

    private Path portFile() {
        return folder.resolve(name + ".port");
    }

    private Path log() {
        return folder.resolve(name + ".log");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
